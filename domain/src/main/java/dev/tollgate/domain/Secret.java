package dev.tollgate.domain;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/** A client secret in the clear: shown once, never stored, never printed. */
public final class Secret {

  private static final String PREFIX = "tgs_";
  private static final int RANDOM_BITS = 256;
  private static final int RANDOM_DIGITS = 43;
  private static final int CHECK_DIGITS = 6;
  private static final int SHORTEST_BROUGHT = 32;
  private static final int LONGEST_BROUGHT = 255;
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /**
   * What a caller sent as a secret. Text that no secret can be (control characters, lone
   * surrogates) becomes the empty secret, which nobody has.
   */
  public static Secret presented(String text) {
    return new Secret(isPossible(text) ? text : "");
  }

  private static boolean isPossible(String text) {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  /**
   * 256 random bits after a prefix that secret scanners can look for, and six check digits (CRC-32)
   * that let them tell a secret from a lookalike.
   */
  public static Secret generate(RandomGenerator random) {
    byte[] bits = new byte[RANDOM_BITS / Byte.SIZE];
    random.nextBytes(bits);
    String body = base62(new BigInteger(1, bits), RANDOM_DIGITS);
    CRC32 check = new CRC32();
    check.update(body.getBytes(StandardCharsets.US_ASCII));
    return new Secret(PREFIX + body + base62(BigInteger.valueOf(check.getValue()), CHECK_DIGITS));
  }

  private static String base62(BigInteger number, int digits) {
    BigInteger base = BigInteger.valueOf(ALPHABET.length());
    char[] text = new char[digits];
    for (int i = digits - 1; i >= 0; i--) {
      BigInteger[] parts = number.divideAndRemainder(base);
      text[i] = ALPHABET.charAt(parts[1].intValue());
      number = parts[0];
    }
    return new String(text);
  }

  /**
   * What makes this secret unfit to be brought along. It is kept as a fast digest, so it must be as
   * hard to guess as a generated one: 32 to 255 printable ASCII characters without blank, among
   * which at least 8 differ, 20 pairs of neighbours differ (no text is repeated), and so do 8 steps
   * from one character to the next (no alphabet is recited). Whatever a random generator gives,
   * also in hexadecimal digits, passes.
   */
  public Optional<Weakness> weakness() {
    if (value.length() < SHORTEST_BROUGHT) {
      return Optional.of(Weakness.TOO_SHORT);
    }
    if (value.length() > LONGEST_BROUGHT) {
      return Optional.of(Weakness.TOO_LONG);
    }
    if (!Characters.all(value, c -> c > ' ' && c < 0x7f)) {
      return Optional.of(Weakness.NOT_PLAIN);
    }
    return isRegular() ? Optional.of(Weakness.TOO_REGULAR) : Optional.empty();
  }

  private boolean isRegular() {
    Set<Character> characters = new HashSet<>();
    Set<String> pairs = new HashSet<>();
    Set<Integer> steps = new HashSet<>();
    characters.add(value.charAt(0));
    for (int i = 1; i < value.length(); i++) {
      characters.add(value.charAt(i));
      pairs.add(value.substring(i - 1, i + 1));
      steps.add(value.charAt(i) - value.charAt(i - 1));
    }
    return characters.size() < 8 || pairs.size() < 20 || steps.size() < 8;
  }

  /** The secret itself, for the one who is shown it. */
  public String reveal() {
    return value;
  }

  public SecretDigest digest() {
    return SecretDigest.of(value);
  }

  @Override
  public String toString() {
    return "Secret[hidden]";
  }

  /** Why a secret is refused. */
  public enum Weakness {
    TOO_SHORT,
    TOO_LONG,
    NOT_PLAIN,
    TOO_REGULAR
  }
}
