package dev.tollgate.http.rfc;

import dev.tollgate.application.port.IdTokenClaims;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.User;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The claims of ID tokens (OpenID Connect Core, 2 and 3.1.3.6). They expire with the access token.
 */
record IdTokenContents(SigningAlgorithm algorithm, Supplier<String> issuer)
    implements IdTokenClaims {

  private static final List<String> METHODS = List.of("pwd");

  @Override
  public Map<String, Object> of(
      User user,
      AuthorizationCode code,
      Token accessToken,
      String accessTokenText,
      Optional<String> nonce) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", issuer.get());
    claims.putAll(UserClaims.of(user, accessToken.scopes()));
    claims.put("aud", code.client().value());
    claims.put("exp", accessToken.expiresAt().orElseThrow().getEpochSecond());
    claims.put("iat", accessToken.issuedAt().getEpochSecond());
    claims.put("auth_time", code.authenticatedAt().getEpochSecond());
    nonce.ifPresent(it -> claims.put("nonce", it));
    claims.put("azp", code.client().value());
    claims.put("sid", code.session().value());
    claims.put("amr", METHODS);
    claims.put("at_hash", leftHalf(accessTokenText));
    return claims;
  }

  /**
   * Of the digest that the signature algorithm uses; that of Ed25519 is SHA-512 (RFC 8032, 5.1).
   */
  private String leftHalf(String accessToken) {
    byte[] digest =
        digest(
            switch (algorithm) {
              case RS256, ES256 -> "SHA-256";
              case EDDSA -> "SHA-512";
            },
            accessToken);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(digest, digest.length / 2));
  }

  private static byte[] digest(String name, String text) {
    try {
      return MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-2", e);
    }
  }
}
