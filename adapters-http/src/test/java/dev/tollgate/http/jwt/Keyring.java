package dev.tollgate.http.jwt;

import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Signing keys over a list, with a clock for the tests to turn. */
final class Keyring {

  static final String MASTER = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  /** Made once: RSA keys take their time. */
  static final SigningKey FIRST = generated(SigningAlgorithm.RS256, 1);

  static final SigningKey SECOND = generated(SigningAlgorithm.RS256, 2);

  static final SigningKey ELLIPTIC = generated(SigningAlgorithm.ES256, 1);

  static final SigningKey EDWARDS = generated(SigningAlgorithm.EDDSA, 1);

  final ListedKeys store = new ListedKeys();
  final AtomicLong nanos = new AtomicLong();
  final SigningKeys keys = another();

  static Keyring with(SigningKey... keys) {
    Keyring ring = new Keyring();
    for (SigningKey key : keys) {
      boolean _ = ring.store.add(key);
    }
    ring.keys.prepare(List.of());
    int _ = ring.store.takeReads();
    return ring;
  }

  /** Another instance over the same store. */
  SigningKeys another() {
    return new SigningKeys(store, master(), Clock.systemUTC(), nanos::get);
  }

  static MasterKey master() {
    return MasterKey.parse(MASTER).orElseThrow();
  }

  static SigningKey startingAt(SigningKey key, Instant signsFrom) {
    return new SigningKey(
        key.kid(),
        key.algorithm(),
        key.publicJwk(),
        key.sealedPrivate(),
        key.createdAt(),
        signsFrom);
  }

  private static SigningKey generated(SigningAlgorithm algorithm, long second) {
    Instant at = Instant.ofEpochSecond(second);
    return new SealedKeyMaker(master()).generate(algorithm, at, at);
  }
}
