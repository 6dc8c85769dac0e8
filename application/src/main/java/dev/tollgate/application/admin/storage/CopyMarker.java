package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import java.time.Duration;
import java.util.Optional;

/** Marks a store into which a copy is unfinished, with the source of the copy. */
public record CopyMarker(Leases leases) {

  private static final String NAME = "fill";

  /** Longer than any store will be used. */
  private static final Duration FOREVER = Duration.ofDays(365_000);

  /**
   * Returns the store if it is complete; otherwise closes it.
   *
   * @throws StorageMisconfigured if a copy into it is unfinished
   */
  public static Storage requireComplete(Storage storage) {
    try {
      if (isOn(storage)) {
        throw new StorageMisconfigured(
            "A copy or import into this store is not finished. Let it finish, or, if it was"
                + " interrupted, run the same command again.");
      }
      return storage;
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  /** Whether a copy into this store is running or was interrupted. */
  public static boolean isOn(Storage storage) {
    return new CopyMarker(storage.leases()).origin().isPresent();
  }

  /** The source of the unfinished copy; empty if the store is complete. */
  Optional<String> origin() {
    return leases.holder(NAME);
  }

  /** False if a copy from another source is unfinished. */
  boolean put(String origin) {
    return leases.take(NAME, origin, FOREVER);
  }

  void remove(String origin) {
    boolean _ = leases.take(NAME, origin, Duration.ZERO);
  }
}
