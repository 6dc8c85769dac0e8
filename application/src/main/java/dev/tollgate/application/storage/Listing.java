package dev.tollgate.application.storage;

import java.util.Optional;

/**
 * A page of a list that is ordered by identifier, byte for byte.
 *
 * @param after the page begins after this identifier; empty text means from the start
 * @param active whether to list active (enabled) or inactive ones only; empty for both
 * @param limit how many to return at most
 */
public record Listing(String after, Optional<Boolean> active, int limit) {

  public Listing {
    if (limit < 1) {
      throw new IllegalArgumentException("a listing has at least one place");
    }
    if (after.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException("identifiers are printable ASCII");
    }
  }

  public static Listing first(int limit) {
    return new Listing("", Optional.empty(), limit);
  }
}
