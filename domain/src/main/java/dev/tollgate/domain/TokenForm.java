package dev.tollgate.domain;

import java.util.HexFormat;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;

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
   * A prefix that secret scanners can look for and 256 random bits, in lower-case hexadecimal
   * digits. Only the digest of the text is kept.
   */
  record Opaque(String prefix) implements TokenForm {

    private static final int RANDOM_BYTES = 32;

    public String generate(RandomGenerator random) {
      byte[] bits = new byte[RANDOM_BYTES];
      random.nextBytes(bits);
      return prefix + HexFormat.of().formatHex(bits);
    }

    /** Whether a text could have been generated in this form. */
    public boolean matches(String text) {
      return text.length() == prefix.length() + 2 * RANDOM_BYTES
          && text.startsWith(prefix)
          && text.substring(prefix.length())
              .chars()
              .allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
  }
}
