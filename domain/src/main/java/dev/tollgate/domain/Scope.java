package dev.tollgate.domain;

import java.util.Optional;

/** One scope token (RFC 6749, 3.3): printable ASCII without blank, {@code "} and {@code \}. */
public record Scope(String value) {

  private static final int MAX_LENGTH = 255;

  public Scope {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a scope token");
    }
  }

  public static Optional<Scope> parse(String text) {
    return isValid(text) ? Optional.of(new Scope(text)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && Characters.all(text, c -> c > ' ' && c < 0x7f && c != '"' && c != '\\');
  }

  @Override
  public String toString() {
    return value;
  }
}
