package dev.tollgate.http.jwt;

import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Signing keys over a list, with a clock for the tests to turn. */
final class Keyring {

  static final String MASTER = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  /** Made once: RSA keys take their time. */
  static final SigningKey FIRST = generated();

  static final SigningKey SECOND = generated();

  final ListedKeys store = new ListedKeys();
  final AtomicLong nanos = new AtomicLong();
  final SigningKeys keys = another();

  static Keyring with(SigningKey... keys) {
    Keyring ring = new Keyring();
    for (SigningKey key : keys) {
      ring.store.addNext(key);
    }
    ring.keys.prepare(List.of(SigningAlgorithm.RS256));
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

  private static SigningKey generated() {
    ListedKeys store = new ListedKeys();
    new SigningKeys(store, master(), Clock.systemUTC(), System::nanoTime)
        .prepare(List.of(SigningAlgorithm.RS256));
    return store.kept().getFirst();
  }
}
