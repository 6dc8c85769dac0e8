package dev.tollgate.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What is kept of a secret: SHA-256 in lower-case hexadecimal digits. */
public record SecretDigest(String hex) {

  private static final int DIGITS = 64;

  public SecretDigest {
    if (hex.length() != DIGITS || !Characters.all(hex, SecretDigest::isDigit)) {
      throw new IllegalArgumentException("not a SHA-256 digest");
    }
  }

  private static boolean isDigit(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  public static SecretDigest of(String text) {
    byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    return new SecretDigest(HexFormat.of().formatHex(digest));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Takes the same time whether and wherever the digests differ. */
  public boolean matches(SecretDigest other) {
    return MessageDigest.isEqual(
        hex.getBytes(StandardCharsets.US_ASCII), other.hex.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public String toString() {
    return "SecretDigest[hidden]";
  }
}
