package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What two nodes purge in the background. */
@Timeout(60)
final class PurgeTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final String url = "memory:" + UUID.randomUUID();
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Set<String> whoPurged = ConcurrentHashMap.newKeySet();
  private final Storage store = open();

  private Storage open() {
    return Stores.open(url, Path.of("unused"), Map.of());
  }

  /** A node's way into the store, which can be cut off. */
  private final class Node implements Storage {

    private final Storage store;
    private final String name;
    private final AtomicInteger rounds = new AtomicInteger();
    private volatile boolean isCutOff;

    Node(String name) {
      this.store = open();
      this.name = name;
    }

    @Override
    public Leases leases() {
      rounds.incrementAndGet();
      if (isCutOff) {
        throw new StoreUnavailable("cut off", null);
      }
      return Storage.super.leases();
    }

    @Override
    public Tokens tokens() {
      boolean _ = whoPurged.add(name);
      return Storage.super.tokens();
    }

    @Override
    public <P> P port(Class<P> type) {
      return store.port(type);
    }

    @Override
    public void close() {
      store.close();
    }

    Purge purge() {
      return new Purge(this, now::get, name, INTERVAL);
    }

    /** Until the node has begun two more rounds, and so ended one. */
    void awaitRound() throws InterruptedException {
      int before = rounds.get();
      await(() -> rounds.get() >= before + 2);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }

  private TokenId added(Instant expiresAt) {
    Token token =
        new Token(
            new TokenId(UUID.randomUUID().toString()),
            new RegistrationId("reg_1"),
            new ClientId("ci"),
            "cliquify",
            ScopeSet.EMPTY,
            List.of(),
            START.minusSeconds(60),
            expiresAt,
            Optional.empty());
    assertEquals(true, store.tokens().add(token));
    return token.id();
  }

  private boolean isOnRecord(TokenId id) {
    return store.tokens().find(id).isPresent();
  }

  @Test
  void whatHasExpiredVanishesInBatchesAndOneOfTwoNodesDoesIt() throws Exception {
    TokenId live = added(START.plusMillis(1));
    for (int i = 0; i < 2 * Purge.BATCH + 1; i++) {
      TokenId _ = added(START);
    }
    Node one = new Node("one");
    Node other = new Node("other");

    try (Purge _ = one.purge();
        Purge _ = other.purge()) {
      await(() -> store.tokens().purgeable(START) == 0);
      one.awaitRound();
      other.awaitRound();
    }

    assertEquals(1, whoPurged.size());
    assertEquals(true, isOnRecord(live));
  }

  @Test
  void whenTheNodeThatPurgesIsCutOffTheOtherTakesOverOnceItsTimeIsOver() throws Exception {
    Node one = new Node("one");
    Node other = new Node("other");
    try (Purge _ = one.purge()) {
      await(() -> whoPurged.contains("one"));
      try (Purge _ = other.purge()) {
        one.isCutOff = true;
        other.awaitRound();
        TokenId expired = added(START);
        boolean early = whoPurged.contains("other");
        now.set(START.plus(INTERVAL.multipliedBy(2)));

        await(() -> whoPurged.contains("other") && !isOnRecord(expired));

        assertEquals(false, early);
        assertEquals(Set.of("one", "other"), whoPurged);
      }
    }
  }

  @Test
  void whenTheNodeThatPurgesStopsTheOtherTakesOverAtOnce() throws Exception {
    Node one = new Node("one");
    Node other = new Node("other");
    try (Purge _ = one.purge()) {
      await(() -> whoPurged.contains("one"));
    }
    TokenId expired = added(START);

    try (Purge _ = other.purge()) {
      await(() -> !isOnRecord(expired));
    }

    assertEquals(Set.of("one", "other"), whoPurged);
  }

  @Test
  void aNodeResumesWhenTheStoreIsBack() throws Exception {
    TokenId expired = added(START);
    Node node = new Node("one");
    node.isCutOff = true;
    try (Purge _ = node.purge()) {
      node.awaitRound();
      boolean before = isOnRecord(expired);
      node.isCutOff = false;

      await(() -> !isOnRecord(expired));

      assertEquals(true, before);
    }
  }

  @Test
  void revocationsAreForgottenAfterAnHour() throws Exception {
    Duration hour = Duration.ofHours(1);
    TokenId old = added(START.plus(hour));
    TokenId young = added(START.plus(hour));
    boolean _ = store.tokens().revoke(old, START.minus(hour));
    boolean _ = store.tokens().revoke(young, START.minus(hour).plusMillis(1));

    try (Purge _ = new Node("one").purge()) {
      await(() -> store.revocations().after(0, 10).size() < 2);
    }

    assertEquals(young, store.revocations().after(0, 10).getFirst().token());
    assertEquals(1, store.revocations().after(0, 10).size());
  }
}
