package dev.tollgate.application.storage;

import java.util.Map;
import java.util.OptionalInt;

/**
 * The version of a store's tables, and how much they hold.
 *
 * @param version that of the tables; empty if there are none yet
 * @param newest the version that this program creates
 * @param counts how many records there are, by the name of each kind that tables of this version
 *     hold
 */
public record Schema(OptionalInt version, int newest, Map<String, Long> counts) {

  public Schema {
    counts = Map.copyOf(counts);
  }

  public boolean isCurrent() {
    return version.orElse(0) == newest;
  }

  public boolean isOfEarlierProgram() {
    return version.isPresent() && version.getAsInt() < newest;
  }

  public boolean isOfNewerProgram() {
    return version.orElse(0) > newest;
  }
}
