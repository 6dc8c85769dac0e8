package dev.tollgate.persistence.cached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Eventually;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.persistence.jdbc.PostgresServer;
import dev.tollgate.persistence.memory.MemoryStorageProvider;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Tokens are remembered for longer than a second, but only while every revocation is heard of. */
@Timeout(60)
@ResourceLock("PostgreSQL")
class RememberedTokensTest {

  private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_123L);
  private static final long LONGER = Duration.ofSeconds(6).toNanos();

  /** More than a second, at whose end the store is asked, however slow the machine is. */
  private static final Duration DEADLINE = Duration.ofMillis(1_500);

  private final String url = "memory:" + UUID.randomUUID();
  private final AtomicLong passed = new AtomicLong();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile boolean isFeedAway;
  private volatile boolean areTokensAway;

  private Storage open() {
    return new MemoryStorageProvider().open(new StorageSettings(url, Map.of()));
  }

  private Storage cached(Storage store) {
    return CachedStorage.over(
        watched(store), Measurements.NONE, () -> System.nanoTime() + passed.get());
  }

  /** A store two ports of which fail when they are told to; it counts how often it is read. */
  private Storage watched(Storage store) {
    return ComposedStorage.over(store)
        .with(
            Tokens.class,
            watched(
                Tokens.class,
                store.tokens(),
                () -> {
                  reads.incrementAndGet();
                  return areTokensAway;
                }))
        .with(Revocations.class, watched(Revocations.class, store.revocations(), () -> isFeedAway));
  }

  private static <P> P watched(Class<P> port, P real, BooleanSupplier isAway) {
    return mock(
        port,
        withSettings()
            .stubOnly()
            .defaultAnswer(
                call -> {
                  if (isAway.getAsBoolean()) {
                    throw new StoreUnavailable("away", null);
                  }
                  return call.getMethod().invoke(real, call.getArguments());
                }));
  }

  private static TokenId added(Storage store) {
    Token token =
        new Token(
            new TokenId(UUID.randomUUID().toString()),
            new RegistrationId("reg_1"),
            new ClientId("ci"),
            "cliquify",
            ScopeSet.EMPTY,
            List.of(),
            NOW,
            NOW.plusSeconds(3600),
            Optional.empty());
    assertTrue(store.tokens().add(token));
    return token.id();
  }

  private static boolean isRevoked(Storage store, TokenId id) {
    return store.tokens().find(id).orElseThrow().revokedAt().isPresent();
  }

  /** Until the token is served without a read although it was found longer ago than a second. */
  private void awaitRemembered(Storage cached, TokenId id) throws InterruptedException {
    boolean isRemembered = false;
    while (!isRemembered) {
      boolean _ = isRevoked(cached, id);
      int before = reads.get();
      passed.addAndGet(LONGER);
      Thread.sleep(250); // what makes the feed current again
      boolean _ = isRevoked(cached, id);
      isRemembered = reads.get() == before;
    }
  }

  /** The answer without a read, for which the feed has to be current. */
  private boolean isRevokedAsIsRemembered(Storage cached, TokenId id) {
    while (true) {
      int before = reads.get();
      boolean revoked = isRevoked(cached, id);
      if (reads.get() == before) {
        return revoked;
      }
    }
  }

  private static void awaitRevoked(Storage cached, TokenId id) throws InterruptedException {
    Eventually.within(
        DEADLINE, "the revocation is seen within a second", () -> isRevoked(cached, id));
  }

  @Test
  void whatAnotherInstanceRevokesIsSeenWithinASecond() throws Exception {
    try (Storage other = open();
        Storage cached = cached(open())) {
      TokenId alone = added(other);
      TokenId inBatch = added(other);
      TokenId throughTheCache = added(other);
      awaitRemembered(cached, alone);
      boolean before =
          isRevoked(cached, inBatch)
              || isRevoked(cached, throughTheCache)
              || isRevoked(cached, alone);

      assertTrue(other.tokens().revoke(alone, NOW));
      assertEquals(1, other.clientTokens().revoke(List.of(inBatch), NOW));
      assertEquals(1, cached.clientTokens().revoke(List.of(throughTheCache), NOW));

      assertFalse(before);
      awaitRevoked(cached, alone);
      awaitRevoked(cached, inBatch);
      awaitRevoked(cached, throughTheCache);
    }
  }

  @Test
  void whatWasRevokedIsRememberedTooWhileTheFeedTellsOfItAgain() throws Exception {
    try (Storage other = open();
        Storage cached = cached(open())) {
      TokenId revoked = added(other);
      awaitRemembered(cached, revoked);
      assertTrue(cached.tokens().revoke(revoked, NOW));

      boolean atOnce = isRevoked(cached, revoked);
      awaitRemembered(cached, revoked);

      assertTrue(atOnce);
      assertTrue(isRevoked(cached, revoked));
    }
  }

  @Test
  void withoutTheFeedTheStoreIsAskedAndWithItAgainNoMore() throws Exception {
    try (Storage other = open();
        Storage cached = cached(open())) {
      TokenId live = added(other);
      TokenId revoked = added(other);
      awaitRemembered(cached, live);
      boolean before = isRevoked(cached, revoked);
      isFeedAway = true;
      passed.addAndGet(LONGER);
      int readsBefore = reads.get();

      assertTrue(other.tokens().revoke(revoked, NOW));
      boolean after = isRevoked(cached, revoked);
      boolean liveIsRevoked = isRevoked(cached, live);
      int readsAfter = reads.get();
      isFeedAway = false;

      assertEquals(List.of(false, true, false), List.of(before, after, liveIsRevoked));
      assertEquals(readsBefore + 2, readsAfter);
      awaitRemembered(cached, live);
    }
  }

  @Test
  void withoutTheStoreNothingIsServedThatMayHaveBeenRevoked() throws Exception {
    try (Storage other = open();
        Storage cached = cached(open())) {
      TokenId token = added(other);
      awaitRemembered(cached, token);
      isFeedAway = true;
      areTokensAway = true;
      passed.addAndGet(LONGER);

      assertThrows(
          StoreUnavailable.class,
          () -> {
            Optional<Token> _ = cached.tokens().find(token);
          });

      isFeedAway = false;
      areTokensAway = false;
      awaitRemembered(cached, token);
    }
  }

  @Tag("full")
  @Test
  void aTransactionThatCommitsLateIsHonouredWithinASecondOfItsCommit() throws Exception {
    PostgresServer server = PostgresServer.shared();
    server.empty();
    try (Storage other = server.open();
        Storage cached = cached(server.open());
        Connection held = server.connect();
        Statement statement = held.createStatement()) {
      TokenId late = added(other);
      awaitRemembered(cached, late);
      held.setAutoCommit(false);
      String id = "'" + late.value() + "'";
      int changed = statement.executeUpdate("UPDATE token SET revoked_at = 1 WHERE id = " + id);
      int noted =
          statement.executeUpdate(
              "INSERT INTO revocation (token, revoked_at) VALUES (" + id + ", 1)");
      for (int i = 0; i < 3; i++) {
        TokenId before = added(other);
        assertFalse(isRevoked(cached, before));
        assertTrue(other.tokens().revoke(before, NOW));
        awaitRevoked(cached, before);
      }
      boolean early = isRevokedAsIsRemembered(cached, late);

      held.commit();

      assertEquals(List.of(1, 1), List.of(changed, noted));
      assertFalse(early);
      awaitRevoked(cached, late);
    }
  }
}
