package dev.tollgate.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * A key pair that signs tokens.
 *
 * @param kid names the key in the header of what it signed (RFC 7515, 4.1.4)
 * @param publicJwk the public half as a JSON Web Key (RFC 7517)
 * @param sealedPrivate the private half, encrypted; never the key itself
 * @param signsFrom when it begins to sign; before, it is only published
 */
public record SigningKey(
    String kid,
    SigningAlgorithm algorithm,
    String publicJwk,
    String sealedPrivate,
    Instant createdAt,
    Instant signsFrom) {

  /** The key of an algorithm that signs at one time: the last to begin; empty if none has begun. */
  public static Optional<SigningKey> signing(
      Collection<SigningKey> keys, SigningAlgorithm algorithm, Instant now) {
    return keys.stream()
        .filter(key -> key.algorithm == algorithm && !now.isBefore(key.signsFrom))
        .max(Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::kid));
  }

  /** The same key with another beginning. */
  public SigningKey signingFrom(Instant start) {
    return new SigningKey(kid, algorithm, publicJwk, sealedPrivate, createdAt, start);
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid + ", " + algorithm + "]";
  }
}
