package dev.tollgate.http.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of the store, ready for use: the newest of an algorithm signs, all of them verify. */
public final class SigningKeys {

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final int RSA_BITS = 2048;
  private static final long RELOAD_NANOS = 1_000_000_000L;

  private final Keys store;
  private final MasterKey master;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final ReentrantLock loading = new ReentrantLock();

  private volatile Map<String, KeyPair> pairs = Map.of();
  private volatile Attempt last = null;

  public SigningKeys(Keys store, MasterKey master, Clock clock, LongSupplier nanoTime) {
    this.store = store;
    this.master = master;
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  record KeyPair(
      String kid, SigningAlgorithm algorithm, RSAPublicKey publicKey, PrivateKey privateKey) {
    @Override
    public String toString() {
      return "KeyPair[" + kid + "]";
    }
  }

  private record Attempt(long startedAt, Optional<RuntimeException> failure) {}

  /**
   * Makes the first key of each algorithm that has none, and reads all of them.
   *
   * @throws MasterKeyMismatch if the master key does not fit the keys of the store
   */
  public void prepare(Collection<SigningAlgorithm> algorithms) {
    load();
    for (SigningAlgorithm algorithm : algorithms) {
      if (newest(algorithm).isEmpty()) {
        boolean _ = store.addFirst(generate(algorithm));
        load();
      }
    }
  }

  /**
   * The key that signs now.
   *
   * @throws StoreUnavailable if there is none
   */
  KeyPair signing(SigningAlgorithm algorithm) {
    return newest(algorithm)
        .orElseThrow(() -> new StoreUnavailable("no signing key for " + algorithm, null));
  }

  /**
   * The key with this id. One that is not known here may be new in the store, which is asked at
   * most once a second.
   *
   * @throws StoreUnavailable if the store would have to be asked and does not answer
   */
  Optional<KeyPair> verifying(String kid) {
    KeyPair known = pairs.get(kid);
    if (known != null) {
      return Optional.of(known);
    }
    loading.lock();
    try {
      if (last == null || nanoTime.getAsLong() - last.startedAt() >= RELOAD_NANOS) {
        tryToLoad();
      }
      last.failure()
          .ifPresent(
              failure -> {
                throw new StoreUnavailable("the keys could not be read", failure);
              });
      return Optional.ofNullable(pairs.get(kid));
    } finally {
      loading.unlock();
    }
  }

  private Optional<KeyPair> newest(SigningAlgorithm algorithm) {
    return pairs.values().stream()
        .filter(pair -> pair.algorithm() == algorithm)
        .reduce((older, newer) -> newer);
  }

  private void load() {
    long startedAt = nanoTime.getAsLong();
    try {
      Map<String, KeyPair> found = new LinkedHashMap<>();
      for (SigningKey key : store.all()) {
        found.put(key.kid(), open(key));
      }
      pairs = found;
      last = new Attempt(startedAt, Optional.empty());
    } catch (StoreUnavailable | MasterKeyMismatch e) {
      last = new Attempt(startedAt, Optional.of(e));
      throw e;
    }
  }

  /** A failure is kept with the attempt. */
  private void tryToLoad() {
    try {
      load();
    } catch (StoreUnavailable | MasterKeyMismatch e) {
      LOG.warn("the signing keys could not be read again", e);
    }
  }

  /** Keys of the provider that uses them: it would convert others at every signature. */
  private KeyPair open(SigningKey key) {
    byte[] pkcs8 = master.open(key.sealedPrivate(), key.kid());
    try {
      PrivateKey privateKey =
          KeyFactory.getInstance("RSA", CryptoProvider.SIGNATURES)
              .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      return new KeyPair(key.kid(), key.algorithm(), publicKey(key), privateKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing key " + key.kid() + " cannot be read", e);
    }
  }

  static RSAPublicKey publicKey(SigningKey key) {
    try {
      return (RSAPublicKey)
          KeyFactory.getInstance("RSA", CryptoProvider.SIGNATURES)
              .translateKey(RSAKey.parse(key.publicJwk()).toRSAPublicKey());
    } catch (GeneralSecurityException | ParseException | JOSEException e) {
      throw new IllegalStateException("signing key " + key.kid() + " cannot be read", e);
    }
  }

  private SigningKey generate(SigningAlgorithm algorithm) {
    try {
      RSAKey key =
          new RSAKeyGenerator(RSA_BITS)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.parse(algorithm.name()))
              .keyIDFromThumbprint(true)
              .generate();
      return new SigningKey(
          key.getKeyID(),
          algorithm,
          key.toPublicJWK().toJSONString(),
          master.seal(key.toPrivateKey().getEncoded(), key.getKeyID()),
          clock.instant().truncatedTo(ChronoUnit.MILLIS));
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has RSA", e);
    }
  }
}
