package dev.tollgate.application.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * One kind of store, found through {@link java.util.ServiceLoader}: a jar that names an
 * implementation of this in {@code META-INF/services} is all that another backend needs.
 */
public interface StorageProvider {

  /** The start of this store's URLs, without the colon: {@code h2}. */
  String scheme();

  /**
   * Opens the store, and creates or migrates its tables if necessary.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws StorageMisconfigured if it never will with these settings
   */
  Storage open(StorageSettings settings);

  /**
   * Looks at the tables of the store, which an older or newer program may have made, and changes
   * nothing. Empty if this kind of store has no tables.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws StorageMisconfigured if it never will with these settings
   */
  default Optional<Schema> schema(StorageSettings settings) {
    return Optional.empty();
  }

  /**
   * Writes a copy of the store, which may be in use, with everything that it had acknowledged
   * before.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws StorageMisconfigured if this kind of store has no such copy; its message says what to
   *     use instead
   */
  default void backUp(StorageSettings settings, OutputStream out) throws IOException {
    throw new StorageMisconfigured(
        "Tollgate cannot back up this kind of store. Use the tools of its backend, or: tollgate"
            + " storage export FILE");
  }
}
