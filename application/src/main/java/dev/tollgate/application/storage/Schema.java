package dev.tollgate.application.storage;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The state of the tables of a store.
 *
 * @param version of the tables that are there; empty if there are none yet
 * @param newest the version that this program makes
 * @param counts how much there is of each kind that tables of this version keep
 */
public record Schema(OptionalInt version, int newest, Map<EntryKind, Long> counts) {

  public Schema {
    counts = Map.copyOf(counts);
  }

  public boolean isOfEarlierProgram() {
    return version.isPresent() && version.getAsInt() < newest;
  }

  public boolean isOfNewerProgram() {
    return version.orElse(0) > newest;
  }
}
