package dev.tollgate.application.storage;

import java.util.Optional;

/**
 * Which part of a list is wanted. Lists are ordered by identifier, byte for byte.
 *
 * @param after the identifier that the part begins behind; empty text begins at the start
 * @param active only those that are active or enabled, only those that are not, or all
 * @param limit how many at the most
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
