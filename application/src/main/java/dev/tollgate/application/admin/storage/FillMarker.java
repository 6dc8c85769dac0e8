package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import java.time.Duration;
import java.util.Optional;

/** Tells every program on a store that it is being filled, and from where, until that has ended. */
public record FillMarker(Leases leases) {

  private static final String NAME = "fill";

  /** Longer than anybody asks. */
  private static final Duration FOREVER = Duration.ofDays(365_000);

  /**
   * The store, for use; one that is being filled is closed.
   *
   * @throws StorageMisconfigured if it is being filled
   */
  public static Storage whole(Storage storage) {
    try {
      if (isOn(storage)) {
        throw new StorageMisconfigured(
            "This store is being filled by tollgate storage copy or import, which has not ended."
                + " Let it end, or do it again if it was cut off.");
      }
      return storage;
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  /** Whether a store is being filled, or a run that filled it was cut off. */
  public static boolean isOn(Storage storage) {
    return new FillMarker(storage.leases()).origin().isPresent();
  }

  /** From where the store is being filled; empty if it is whole. */
  Optional<String> origin() {
    return leases.holder(NAME);
  }

  /** False if the store is being filled from elsewhere. */
  boolean put(String origin) {
    return leases.take(NAME, origin, FOREVER);
  }

  void remove(String origin) {
    boolean _ = leases.take(NAME, origin, Duration.ZERO);
  }
}
