package dev.tollgate.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A key pair that signs tokens.
 *
 * @param kid names the key in the header of what it signed (RFC 7515, 4.1.4)
 * @param publicJwk the public half as a JSON Web Key (RFC 7517)
 * @param sealedPrivate the private half, encrypted; never the key itself
 * @param signsFrom when it begins to sign; before, it is only published
 * @param longestLifetime of the tokens that it signed so far; zero if it signed none
 */
public record SigningKey(
    String kid,
    SigningAlgorithm algorithm,
    String publicJwk,
    String sealedPrivate,
    Instant createdAt,
    Instant signsFrom,
    Duration longestLifetime) {

  /** A key that has signed nothing. */
  public SigningKey(
      String kid,
      SigningAlgorithm algorithm,
      String publicJwk,
      String sealedPrivate,
      Instant createdAt,
      Instant signsFrom) {
    this(kid, algorithm, publicJwk, sealedPrivate, createdAt, signsFrom, Duration.ZERO);
  }

  /** In the order in which they begin to sign. */
  public static final Comparator<SigningKey> SUCCESSION =
      Comparator.comparing(SigningKey::signsFrom).thenComparing(SigningKey::kid);

  /**
   * The key of an algorithm that signs at one time: the last to begin, or the next if none has
   * begun; empty if the algorithm has no key.
   */
  public static Optional<SigningKey> signing(
      Collection<SigningKey> keys, SigningAlgorithm algorithm, Instant now) {
    List<SigningKey> succession =
        keys.stream().filter(key -> key.algorithm == algorithm).sorted(SUCCESSION).toList();
    return succession.stream()
        .filter(key -> !now.isBefore(key.signsFrom))
        .reduce((earlier, later) -> later)
        .or(() -> succession.stream().findFirst());
  }

  /** The same key with another beginning. */
  public SigningKey signingFrom(Instant start) {
    return new SigningKey(
        kid, algorithm, publicJwk, sealedPrivate, createdAt, start, longestLifetime);
  }

  /** The same key once it has signed tokens with this lifetime. */
  public SigningKey lengthened(Duration lifetime) {
    return new SigningKey(kid, algorithm, publicJwk, sealedPrivate, createdAt, signsFrom, lifetime);
  }

  @Override
  public String toString() {
    return "SigningKey[" + kid + ", " + algorithm + "]";
  }
}
