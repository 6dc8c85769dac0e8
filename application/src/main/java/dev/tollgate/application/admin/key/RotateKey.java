package dev.tollgate.application.admin.key;

import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Generates a key that replaces the one that signs. */
public final class RotateKey {

  /** How long a new key is published before it signs; verifiers may cache key sets for a minute. */
  static final Duration AHEAD = Duration.ofSeconds(90);

  private final Keys keys;
  private final KeyMaker maker;
  private final Clock clock;

  public RotateKey(Keys keys, KeyMaker maker, Clock clock) {
    this.keys = keys;
    this.maker = maker;
    this.clock = clock;
  }

  /**
   * Adds the key; where none signs yet, it signs at once.
   *
   * @param atOnce whether it signs before everybody can have fetched it
   */
  public KeyRecord rotate(SigningAlgorithm algorithm, boolean atOnce) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<SigningKey> others = keys.all();
    boolean isFirst = SigningKey.signing(others, algorithm, now).isEmpty();
    SigningKey key = maker.generate(algorithm, now, atOnce || isFirst ? now : now.plus(AHEAD));
    if (!keys.add(key)) {
      throw new IllegalStateException("a fresh key was taken");
    }
    return KeyRecord.beside(others, key, now);
  }
}
