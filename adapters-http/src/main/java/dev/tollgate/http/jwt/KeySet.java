package dev.tollgate.http.jwt;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The public halves of all keys that sign, will sign, or signed what can still live. */
public final class KeySet {

  /** How far the clocks of nodes and of those who verify may be apart. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final SigningKeys keys;
  private final Clock clock;

  public KeySet(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * A JSON Web Key Set (RFC 7517, 5), in the order in which the keys begin to sign.
   *
   * @throws dev.tollgate.application.storage.StoreUnavailable if the keys cannot be read now
   */
  public String json() {
    return new JWKSet(published().stream().map(KeySet::parse).toList()).toString(true);
  }

  /**
   * What the keys sign with, each algorithm once.
   *
   * @throws dev.tollgate.application.storage.StoreUnavailable if the keys cannot be read now
   */
  public List<SigningAlgorithm> algorithms() {
    return published().stream().map(SigningKey::algorithm).distinct().sorted().toList();
  }

  private List<SigningKey> published() {
    Instant now = clock.instant();
    List<SigningKey> all = keys.all();
    return all.stream()
        .filter(key -> all.stream().noneMatch(other -> isLongReplaced(key, other, now)))
        .sorted(SigningKey.SUCCESSION)
        .toList();
  }

  private static boolean isLongReplaced(SigningKey key, SigningKey other, Instant now) {
    return other.algorithm() == key.algorithm()
        && SigningKey.SUCCESSION.compare(other, key) > 0
        && now.isAfter(other.signsFrom().plus(key.longestLifetime()).plus(MARGIN));
  }

  private static JWK parse(SigningKey key) {
    try {
      return JWK.parse(key.publicJwk());
    } catch (ParseException e) {
      throw new IllegalStateException("signing key " + key.kid() + " cannot be read", e);
    }
  }
}
