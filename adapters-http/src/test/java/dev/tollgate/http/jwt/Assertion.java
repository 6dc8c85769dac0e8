package dev.tollgate.http.jwt;

import dev.tollgate.domain.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Signs whatever a client might say about itself. */
final class Assertion {

  private Assertion() {}

  static String header(SigningKey key) {
    return "{\"alg\":\"%s\",\"kid\":\"%s\"}".formatted(key.algorithm(), key.kid());
  }

  static String by(SigningKey key, String header, String claims) {
    return by(
        key, header.getBytes(StandardCharsets.UTF_8), claims.getBytes(StandardCharsets.UTF_8));
  }

  static String by(SigningKey key, byte[] header, byte[] claims) {
    String input = encode(header) + "." + encode(claims);
    byte[] pkcs8 = Keyring.master().open(key.sealedPrivate(), key.kid());
    try {
      byte[] signature =
          Signatures.sign(
              key.algorithm(),
              Signatures.privateKey(key.algorithm(), pkcs8),
              input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String keySet(SigningKey... keys) {
    StringBuilder text = new StringBuilder();
    for (SigningKey key : keys) {
      text.append(text.isEmpty() ? "" : ",").append(key.publicJwk());
    }
    return "{\"keys\":[" + text + "]}";
  }
}
