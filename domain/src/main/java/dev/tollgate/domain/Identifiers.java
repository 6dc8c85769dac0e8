package dev.tollgate.domain;

import java.util.random.RandomGenerator;

/** Makes the text of identifiers, and says which text may be one. */
final class Identifiers {

  static final int MAX_LENGTH = 255;

  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final int TIME_DIGITS = 9;

  /** The bytes below this one fall on all letters alike. */
  private static final int FAIR = 252;

  private static final int SPARE = 4;

  private Identifiers() {}

  /**
   * Random digits and lower-case letters, about 5.17 bits each. A few bytes are too many: to ask a
   * secure generator for more takes longer than all the rest.
   */
  static String random(RandomGenerator random, int length) {
    StringBuilder text = new StringBuilder(length);
    byte[] drawn = new byte[length + SPARE];
    while (text.length() < length) {
      random.nextBytes(drawn);
      for (int i = 0; i < drawn.length && text.length() < length; i++) {
        int each = Byte.toUnsignedInt(drawn[i]);
        if (each < FAIR) {
          text.append(ALPHABET.charAt(each % ALPHABET.length()));
        }
      }
    }
    return text.toString();
  }

  /** The milliseconds since 1970 first, so that later identifiers sort after earlier ones. */
  static String ordered(long epochMillis, RandomGenerator random, int randomLength) {
    return ordered(epochMillis) + random(random, randomLength);
  }

  /** The milliseconds since 1970 alone: what identifiers of this instant begin with. */
  static String ordered(long epochMillis) {
    String time = Long.toString(epochMillis, ALPHABET.length());
    return "0".repeat(TIME_DIGITS - time.length()) + time;
  }

  /** Printable ASCII without blank, quotation mark, colon and backslash, 1 to 255 characters. */
  static boolean isValid(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_LENGTH
        && Characters.all(text, c -> c > ' ' && c < 0x7f && c != '"' && c != ':' && c != '\\');
  }

  static void require(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not an identifier");
    }
  }
}
