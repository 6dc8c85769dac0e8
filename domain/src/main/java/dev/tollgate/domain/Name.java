package dev.tollgate.domain;

import java.util.Optional;

/**
 * What people call an enterprise, a company or a client, or how they describe a scope: 1 to 200
 * characters, not blank, without control characters. A new one also holds no hidden characters, by
 * which one client could pose as another in a list; those that a store holds already stay readable.
 */
public record Name(String value) {

  private static final int MAX_LENGTH = 200;

  public Name {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a name");
    }
  }

  /** A new name; empty if the text may not be one. */
  public static Optional<Name> parse(String text) {
    return isValid(text) && !isEmpty(text) && !HiddenCharacters.areIn(text)
        ? Optional.of(new Name(text))
        : Optional.empty();
  }

  /** Other blanks than those that programs split text at leave nothing to see either. */
  private static boolean isEmpty(String text) {
    return text.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
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
