package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import java.time.Instant;
import java.util.Optional;

/** Tells every program on a store that it is being filled, and from where, until that has ended. */
public record FillMarker(Leases leases) {

  private static final String NAME = "fill";

  /** When nobody asks any more. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  /**
   * The store, for use; one that is being filled is closed.
   *
   * @throws StorageMisconfigured if it is being filled
   */
  public static Storage whole(Storage storage, Instant now) {
    try {
      if (new FillMarker(storage.leases()).origin(now).isPresent()) {
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

  /** From where the store is being filled; empty if it is whole. */
  Optional<String> origin(Instant now) {
    return leases.holder(NAME, now);
  }

  /** False if the store is being filled from elsewhere. */
  boolean put(String origin, Instant now) {
    return leases.take(NAME, origin, now, NEVER);
  }

  void remove(String origin, Instant now) {
    boolean _ = leases.take(NAME, origin, now, now);
  }
}
