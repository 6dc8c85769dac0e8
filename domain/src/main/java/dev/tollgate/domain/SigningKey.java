package dev.tollgate.domain;

import java.time.Instant;

/**
 * A key pair that signs tokens.
 *
 * @param kid names the key in the header of what it signed (RFC 7515, 4.1.4)
 * @param publicJwk the public half as a JSON Web Key (RFC 7517)
 * @param sealedPrivate the private half, encrypted; never the key itself
 */
public record SigningKey(
    String kid,
    SigningAlgorithm algorithm,
    String publicJwk,
    String sealedPrivate,
    Instant createdAt) {

  @Override
  public String toString() {
    return "SigningKey[" + kid + ", " + algorithm + "]";
  }
}
