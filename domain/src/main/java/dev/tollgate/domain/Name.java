package dev.tollgate.domain;

import java.util.Optional;

/**
 * What people call an enterprise, a company or a client, or how they describe a scope: 1 to 200
 * characters, not blank, without control characters.
 */
public record Name(String value) {

  private static final int MAX_LENGTH = 200;

  public Name {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a name");
    }
  }

  public static Optional<Name> parse(String text) {
    return isValid(text) ? Optional.of(new Name(text)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    return !text.isBlank()
        && text.codePointCount(0, text.length()) <= MAX_LENGTH
        && text.codePoints()
            .allMatch(
                c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE);
  }

  @Override
  public String toString() {
    return value;
  }
}
