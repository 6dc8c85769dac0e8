package dev.tollgate.http.jwt;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of the store, ready for use, from a copy that is at most one second old: a key that was
 * retired is refused by every node within that time.
 */
public final class SigningKeys {

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final long SECOND = 1_000_000_000L;

  /** How long a failure is everybody's: who waited for the store does not wait for it again. */
  private static final long FAILURE_HOLDS = SECOND / 5;

  private final Keys store;
  private final MasterKey master;
  private final SealedKeyMaker maker;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private final ReentrantLock loading = new ReentrantLock();

  /**
   * The longest lifetime of tokens signed with each key that this node has recorded in the store.
   */
  private final Map<String, Duration> promised = new ConcurrentHashMap<>();

  private volatile Copy copy;
  private long askedAgainAt;
  private Optional<Failure> failure = Optional.empty();

  public SigningKeys(Keys store, MasterKey master, Clock clock, LongSupplier nanoTime) {
    this.store = store;
    this.master = master;
    this.maker = new SealedKeyMaker(master);
    this.clock = clock;
    this.nanoTime = nanoTime;
    this.askedAgainAt = nanoTime.getAsLong() - SECOND;
    this.copy = new Copy(askedAgainAt, List.of(), Map.of());
  }

  private record Copy(long startedAt, List<SigningKey> keys, Map<String, Opened> byKid) {}

  private record Failure(long endedAt, StoreUnavailable cause) {}

  private record Opened(
      SigningKey key, VerifyingKey publicHalf, Optional<PrivateKey> privateHalf) {}

  record Signing(String kid, PrivateKey privateKey) {
    @Override
    public String toString() {
      return "Signing[" + kid + "]";
    }
  }

  /**
   * Makes the first key of each algorithm that has none, and reads all of them.
   *
   * @throws MasterKeyMismatch if the master key does not fit the keys of the store
   */
  public void prepare(Collection<SigningAlgorithm> algorithms) {
    loading.lock();
    try {
      load(this::open);
      for (SigningAlgorithm algorithm : algorithms) {
        if (copy.keys().stream().noneMatch(key -> key.algorithm() == algorithm)) {
          Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
          boolean _ = store.addFirst(maker.generate(algorithm, now, now));
          load(this::open);
        }
      }
    } finally {
      loading.unlock();
    }
  }

  /**
   * The algorithms of these with which no token can be signed now: there is no key, or this master
   * key does not open it.
   *
   * @throws StoreUnavailable if the store would have to be asked and does not answer
   */
  public List<SigningAlgorithm> unusable(Collection<SigningAlgorithm> algorithms) {
    Copy current = current();
    return algorithms.stream()
        .filter(algorithm -> signing(current, algorithm).isEmpty())
        .sorted()
        .toList();
  }

  /**
   * The key that signs now. The first ones of an algorithm need not wait for their time.
   *
   * @throws StoreUnavailable if no key can sign, or this master key does not open it
   */
  Signing signing(SigningAlgorithm algorithm) {
    return signing(current(), algorithm)
        .orElseThrow(() -> new StoreUnavailable("no signing key for " + algorithm, null));
  }

  private Optional<Signing> signing(Copy current, SigningAlgorithm algorithm) {
    return SigningKey.signing(current.keys(), algorithm, clock.instant())
        .map(key -> current.byKid().get(key.kid()))
        .flatMap(opened -> opened.privateHalf().map(half -> new Signing(opened.key().kid(), half)));
  }

  /**
   * Records how long tokens that the key signs live, before the first of them is signed: the key is
   * published until the last one ends, whatever lifetime is set by then.
   *
   * @throws StoreUnavailable if the store would have to be told and does not answer
   */
  void promise(String kid, Duration lifetime) {
    if (promised.computeIfAbsent(kid, this::longestLifetime).compareTo(lifetime) < 0) {
      boolean _ = store.lengthen(kid, lifetime);
      Duration _ = promised.merge(kid, lifetime, (a, b) -> a.compareTo(b) < 0 ? b : a);
    }
  }

  private Duration longestLifetime(String kid) {
    return Optional.ofNullable(copy.byKid().get(kid))
        .map(opened -> opened.key().longestLifetime())
        .orElse(Duration.ZERO);
  }

  /**
   * The key with this id. For one that is not known here, the store is asked again, at most once a
   * second: another node may sign with it already.
   *
   * @throws StoreUnavailable if the store would have to be asked and does not answer
   */
  Optional<VerifyingKey> verifying(String kid) {
    Copy seen = current();
    Copy found = seen.byKid().containsKey(kid) ? seen : reloaded(seen);
    return Optional.ofNullable(found.byKid().get(kid)).map(Opened::publicHalf);
  }

  /**
   * All keys of the store.
   *
   * @throws StoreUnavailable if the store would have to be asked and does not answer
   */
  List<SigningKey> all() {
    return current().keys();
  }

  private Copy current() {
    Copy seen = copy;
    if (isYoung(seen)) {
      return seen;
    }
    Waiting.announce();
    loading.lock();
    try {
      if (!isYoung(copy)) {
        load(this::openIfPossible);
      }
      return copy;
    } finally {
      loading.unlock();
    }
  }

  private boolean isYoung(Copy seen) {
    return nanoTime.getAsLong() - seen.startedAt() < SECOND;
  }

  private Copy reloaded(Copy seen) {
    Waiting.announce();
    loading.lock();
    try {
      if (copy.startedAt() == seen.startedAt() && nanoTime.getAsLong() - askedAgainAt >= SECOND) {
        long startedAt = nanoTime.getAsLong();
        load(this::openIfPossible);
        askedAgainAt = startedAt;
      }
      return copy;
    } finally {
      loading.unlock();
    }
  }

  private void load(Function<SigningKey, Optional<PrivateKey>> opening) {
    long startedAt = nanoTime.getAsLong();
    failure
        .filter(it -> startedAt - it.endedAt() < FAILURE_HOLDS)
        .ifPresent(
            it -> {
              throw new StoreUnavailable("the keys could not be read", it.cause());
            });
    try {
      List<SigningKey> keys = List.copyOf(store.all());
      failure = Optional.empty();
      copy = new Copy(startedAt, keys, opened(keys, opening));
    } catch (StoreUnavailable e) {
      failure = Optional.of(new Failure(nanoTime.getAsLong(), e));
      throw e;
    }
  }

  /** What was opened before is kept. */
  private Map<String, Opened> opened(
      List<SigningKey> keys, Function<SigningKey, Optional<PrivateKey>> opening) {
    Map<String, Opened> opened = new LinkedHashMap<>();
    for (SigningKey key : keys) {
      Opened before = copy.byKid().get(key.kid());
      opened.put(
          key.kid(),
          before != null && before.key().equals(key)
              ? before
              : new Opened(key, VerifyingKey.of(key), opening.apply(key)));
    }
    return opened;
  }

  private Optional<PrivateKey> open(SigningKey key) {
    byte[] pkcs8 = master.open(key.sealedPrivate(), key.kid());
    try {
      return Optional.of(Signatures.privateKey(key.algorithm(), pkcs8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing key " + key.kid() + " cannot be read", e);
    }
  }

  /** A running node continues without a key that was sealed with another master key. */
  private Optional<PrivateKey> openIfPossible(SigningKey key) {
    try {
      return open(key);
    } catch (MasterKeyMismatch e) {
      LOG.error("this node cannot sign with a new key", e);
      return Optional.empty();
    }
  }
}
