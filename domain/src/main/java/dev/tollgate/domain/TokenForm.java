package dev.tollgate.domain;

import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** What the text of a token looks like. */
public sealed interface TokenForm {

  /**
   * A signed JWT (RFC 7519).
   *
   * @param typ in its header (RFC 7519, 5.1)
   * @param claims what a token says about itself (RFC 7519, 4)
   * @param takesCustomClaims whether a token also has the custom claims of its client and company
   */
  record Jwt(
      SigningAlgorithm algorithm,
      String typ,
      Function<Token, Map<String, Object>> claims,
      boolean takesCustomClaims)
      implements TokenForm {

    /** Tokens without custom claims. */
    public Jwt(
        SigningAlgorithm algorithm, String typ, Function<Token, Map<String, Object>> claims) {
      this(algorithm, typ, claims, false);
    }
  }

  /**
   * A prefix that secret scanners can look for, and random digits. Only the digest of the text is
   * kept.
   */
  record Opaque(String prefix, Digits digits) implements TokenForm {

    private static final int RANDOM_BYTES = 32;
    private static final int RANDOM_ALPHANUMERICS = 32;
    private static final String ALPHANUMERICS =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /** What follows the prefix. */
    public enum Digits {
      /** 256 bits in 64 lower-case hexadecimal digits. */
      HEXADECIMAL,
      /** 190 bits in 32 letters of either case and decimal digits. */
      ALPHANUMERIC
    }

    /** A prefix and hexadecimal digits. */
    public Opaque(String prefix) {
      this(prefix, Digits.HEXADECIMAL);
    }

    public String generate(RandomGenerator random) {
      return prefix
          + switch (digits) {
            case HEXADECIMAL -> {
              byte[] bits = new byte[RANDOM_BYTES];
              random.nextBytes(bits);
              yield HexFormat.of().formatHex(bits);
            }
            case ALPHANUMERIC ->
                random
                    .ints(RANDOM_ALPHANUMERICS, 0, ALPHANUMERICS.length())
                    .mapToObj(i -> ALPHANUMERICS.substring(i, i + 1))
                    .collect(Collectors.joining());
          };
    }

    /** Whether a text could have been generated in this form. */
    public boolean matches(String text) {
      if (!text.startsWith(prefix)) {
        return false;
      }
      String random = text.substring(prefix.length());
      return switch (digits) {
        case HEXADECIMAL ->
            random.length() == 2 * RANDOM_BYTES
                && Characters.all(random, c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
        case ALPHANUMERIC ->
            random.length() == RANDOM_ALPHANUMERICS
                && Characters.all(random, c -> ALPHANUMERICS.indexOf(c) >= 0);
      };
    }
  }
}
