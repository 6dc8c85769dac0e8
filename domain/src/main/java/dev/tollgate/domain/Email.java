package dev.tollgate.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * The email address that a user signs in with, as it was typed: up to 254 characters around one
 * {@code @}, without blanks, control characters and hidden characters. Two addresses that differ
 * only in case or in how Unicode composes them name the same user.
 */
public record Email(String value) {

  private static final int MAX_LENGTH = 254;

  public Email {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an email address");
    }
  }

  /** Empty for text that cannot be an email address. */
  public static Optional<Email> parse(String text) {
    return isValid(text) ? Optional.of(new Email(text)) : Optional.empty();
  }

  /** What is unique in a store: the address without differences of case and composition. */
  public String key() {
    return folded(value);
  }

  private static String folded(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String folded = composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  private static boolean isValid(String text) {
    int at = text.indexOf('@');
    return at > 0
        && at == text.lastIndexOf('@')
        && at < text.length() - 1
        && text.length() <= MAX_LENGTH
        && text.codePoints().noneMatch(Email::isForbidden)
        && !HiddenCharacters.areIn(text)
        && folded(text).length() <= MAX_LENGTH;
  }

  private static boolean isForbidden(int c) {
    return Character.isISOControl(c)
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.SURROGATE;
  }

  @Override
  public String toString() {
    return value;
  }
}
