package dev.tollgate.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** A code challenge of the method S256 (RFC 7636, 4.2): 43 characters of base64url. */
public record CodeChallenge(String value) {

  private static final int LENGTH = 43;
  private static final int SHORTEST_VERIFIER = 43;
  private static final int LONGEST_VERIFIER = 128;

  public CodeChallenge {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a code challenge");
    }
  }

  /** Empty for anything else than the base64url form of a SHA-256 digest. */
  public static Optional<CodeChallenge> parse(String text) {
    return isValid(text) ? Optional.of(new CodeChallenge(text)) : Optional.empty();
  }

  /** Whether this is the challenge of a well-formed verifier (RFC 7636, 4.1 and 4.6). */
  public boolean isMetBy(String verifier) {
    if (!isVerifier(verifier)) {
      return false;
    }
    byte[] expected = value.getBytes(StandardCharsets.US_ASCII);
    byte[] presented = Base64.getUrlEncoder().withoutPadding().encode(sha256(verifier));
    return MessageDigest.isEqual(expected, presented);
  }

  private static boolean isVerifier(String text) {
    return text.length() >= SHORTEST_VERIFIER
        && text.length() <= LONGEST_VERIFIER
        && text.chars().allMatch(c -> isBase64Url(c) || c == '.' || c == '~');
  }

  private static boolean isValid(String text) {
    return text.length() == LENGTH && text.chars().allMatch(CodeChallenge::isBase64Url);
  }

  private static boolean isBase64Url(int c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
