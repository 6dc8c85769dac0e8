package dev.tollgate.domain;

import java.text.Normalizer;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A user's password in the clear: never stored, never printed. Different ways to compose the same
 * characters are one password (NIST SP 800-63B-4, 3.1.1.2).
 */
public final class Password {

  private static final int SHORTEST = 12;
  private static final int LONGEST = 1_024;

  private final String value;

  public Password(String text) {
    this.value = Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /**
   * What makes this password unfit to be chosen: fewer than 12 or more than 1,024 characters, or
   * that attackers try it first.
   */
  public Optional<Weakness> weakness(Predicate<Password> isCommon) {
    int length = value.codePointCount(0, value.length());
    if (length < SHORTEST) {
      return Optional.of(Weakness.TOO_SHORT);
    }
    if (length > LONGEST) {
      return Optional.of(Weakness.TOO_LONG);
    }
    return isCommon.test(this) ? Optional.of(Weakness.COMMON) : Optional.empty();
  }

  /** The password itself, for what hashes or compares it. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "Password[hidden]";
  }

  /** Why a password is refused. */
  public enum Weakness {
    TOO_SHORT,
    TOO_LONG,
    COMMON
  }
}
