package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.ChangedClients;
import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.People;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.invocation.InvocationOnMock;

/** What two nodes purge in the background. */
@Timeout(60)
final class PurgeTest {

  private static final Instant EXPIRED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration INTERVAL = Duration.ofMillis(20);

  /** Longer than any test. */
  private static final Duration RETENTION = Duration.ofDays(90);

  private static final Duration LONG = Duration.ofHours(1);

  private static final Duration SHORT = Duration.ofSeconds(1);

  private final String url = "memory:" + UUID.randomUUID();
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
    private final AtomicInteger trims = new AtomicInteger();
    private volatile boolean isCutOff;

    Node(String name) {
      this(name, open());
    }

    Node(String name, Storage storage) {
      this.store = storage;
      this.name = name;
    }

    @Override
    public Revocations revocations() {
      int _ = trims.incrementAndGet();
      return Storage.super.revocations();
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
      return purge(LONG);
    }

    Purge purge(Duration term) {
      return new Purge(this, name, INTERVAL, term, RETENTION);
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
    return added(store, expiresAt);
  }

  private static TokenId added(Storage storage, Instant expiresAt) {
    Token token =
        new Token(
            new TokenId(UUID.randomUUID().toString()),
            new RegistrationId("reg_1"),
            new ClientId("ci"),
            "cliquify",
            ScopeSet.EMPTY,
            List.of(),
            EXPIRED.minusSeconds(60),
            expiresAt,
            Optional.empty());
    assertEquals(true, storage.tokens().add(token));
    return token.id();
  }

  private boolean isOnRecord(TokenId id) {
    return store.tokens().find(id).isPresent();
  }

  @Test
  void whatHasExpiredVanishesInBatchesAndOneOfTwoNodesDoesIt() throws Exception {
    TokenId live = added(Instant.now().plusSeconds(3600));
    for (int i = 0; i < 2 * Purge.BATCH + 1; i++) {
      TokenId _ = added(EXPIRED);
    }
    Node one = new Node("one");
    Node other = new Node("other");

    try (Purge _ = one.purge();
        Purge _ = other.purge()) {
      await(() -> store.tokens().purgeable(EXPIRED) == 0);
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
    try (Purge _ = one.purge(SHORT)) {
      await(() -> whoPurged.contains("one"));
      one.isCutOff = true;
      TokenId expired = added(EXPIRED);
      try (Purge _ = other.purge(SHORT)) {
        await(() -> whoPurged.contains("other") && !isOnRecord(expired));
      }
    }

    assertEquals(Set.of("one", "other"), whoPurged);
  }

  @Test
  void whenTheNodeThatPurgesStopsTheOtherTakesOverAtOnce() throws Exception {
    Node one = new Node("one");
    Node other = new Node("other");
    try (Purge _ = one.purge()) {
      await(() -> whoPurged.contains("one"));
    }
    TokenId expired = added(EXPIRED);

    try (Purge _ = other.purge()) {
      await(() -> !isOnRecord(expired));
    }

    assertEquals(Set.of("one", "other"), whoPurged);
  }

  @Test
  void aNodeResumesWhenTheStoreIsBack() throws Exception {
    TokenId expired = added(EXPIRED);
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
  void sessionsCodesRefreshTokensAndCountsOfAttemptsVanish() throws Exception {
    Company company =
        new Company(
            new CompanyId("com_1"), new EnterpriseId("ent_1"), new Name("Acme"), true, EXPIRED);
    assertEquals(
        true,
        store
            .enterprises()
            .add(new Enterprise(company.enterprise(), company.name(), true, EXPIRED)));
    assertEquals(true, store.companies().add(company));
    People.addTo(store, company.enterprise(), company.id(), EXPIRED);
    SecretDigest key = SecretDigest.of("someone");
    int tried = store.signInAttempts().count(key, Duration.ZERO).number();
    Session session =
        new Session(
            new SessionId("ses_1"),
            key,
            new UserId("usr_1"),
            EXPIRED,
            EXPIRED,
            EXPIRED.plusSeconds(1));
    assertEquals(true, store.sessions().add(session));
    Node node = new Node("one");

    try (Purge _ = node.purge()) {
      await(() -> store.sessions().find(key).isEmpty());
      node.awaitRound();
    }

    assertEquals(List.of(), store.refreshTokens().page("", 9));
    assertEquals(List.of(), store.authorizationCodes().page("", 9));
    assertEquals(List.of(1, 0), List.of(tried, store.signInAttempts().purge(9)));
    assertEquals(2, store.users().page(Listing.first(9)).size());
  }

  @Test
  void auditRecordsVanishAfterTheirRetention() throws Exception {
    Node node = new Node("one");
    Instant now = node.leases().now();
    AuditRecord old = record(now.minus(RETENTION).minusSeconds(1));
    AuditRecord kept = record(now.minus(RETENTION).plus(Duration.ofHours(1)));
    node.auditRecords().add(List.of(old, kept));

    try (Purge _ = node.purge()) {
      node.awaitRound();
    }

    assertEquals(List.of(kept), node.auditRecords().page(AuditRecords.Filter.ALL, "", 9));
  }

  private static AuditRecord record(Instant at) {
    return new AuditRecord(
        AuditId.next(at, RandomGenerator.getDefault()),
        at,
        AuditEvent.CLIENT_ENABLED,
        Actor.SERVER,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        1);
  }

  @Test
  void whatTheFeedsToldIsForgottenAfterAnHourOfTheStore() throws Exception {
    Queue<String> trims = new ConcurrentLinkedQueue<>();
    Revocations revocations = mock();
    when(revocations.trim(any(), anyInt())).thenAnswer(call -> told(trims, "revocations", call));
    ChangedClients changedClients = mock();
    when(changedClients.trim(any(), anyInt())).thenAnswer(call -> told(trims, "clients", call));
    Storage watched =
        ComposedStorage.over(open())
            .with(Revocations.class, revocations)
            .with(ChangedClients.class, changedClients);

    try (Purge _ = new Purge(watched, "one", INTERVAL, LONG, RETENTION)) {
      await(() -> trims.contains("clients PT1H"));
    }

    assertEquals(Set.of("revocations PT1H", "clients PT1H"), Set.copyOf(trims));
  }

  private static int told(Queue<String> trims, String feed, InvocationOnMock call) {
    Duration age = call.getArgument(0);
    boolean _ = trims.add(feed + " " + age);
    return 0;
  }

  @Test
  void onlyTheClockOfTheStoreCounts() throws Exception {
    Set<Instant> times = ConcurrentHashMap.newKeySet();
    Tokens tokens = mock();
    Assertions assertions = mock();
    when(tokens.purge(any(), anyInt())).thenAnswer(call -> told(times, call.getArgument(0)));
    when(assertions.purge(any(), anyInt())).thenAnswer(call -> told(times, call.getArgument(0)));
    Leases leases = mock();
    when(leases.take(any(), any(), any())).thenReturn(true);
    when(leases.now()).thenReturn(Instant.EPOCH, Instant.EPOCH.plusSeconds(1));
    Node node =
        new Node(
            "one",
            ComposedStorage.over(open())
                .with(Tokens.class, tokens)
                .with(Assertions.class, assertions)
                .with(Leases.class, leases));

    try (Purge _ = node.purge()) {
      await(() -> node.trims.get() >= 2);
    }

    assertEquals(Set.of(Instant.EPOCH, Instant.EPOCH.plusSeconds(1)), times);
  }

  private static int told(Set<Instant> times, Instant now) {
    boolean _ = times.add(now);
    return 0;
  }
}
