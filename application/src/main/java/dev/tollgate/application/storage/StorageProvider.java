package dev.tollgate.application.storage;

import java.util.Optional;

/**
 * One kind of store, found through {@link java.util.ServiceLoader}: a jar that names an
 * implementation of this in {@code META-INF/services} is all that another backend needs.
 */
public interface StorageProvider {

  /** What the URLs of this kind of store begin with, without the colon: {@code h2}. */
  String scheme();

  /**
   * Opens the store, and makes or migrates its tables where that is needed.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws StorageMisconfigured if it never will with these settings
   */
  Storage open(StorageSettings settings);

  /**
   * Looks at the tables of the store, which may be those of an earlier or a later program, and
   * changes nothing. Empty where a store has none, or does not say.
   *
   * @throws StoreUnavailable if the store does not answer
   * @throws StorageMisconfigured if it never will with these settings
   */
  default Optional<Schema> schema(StorageSettings settings) {
    return Optional.empty();
  }
}
