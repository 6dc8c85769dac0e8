package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.persistence.jdbc.DatabaseServer;
import dev.tollgate.persistence.jdbc.OpenTables;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** A database on the PostgreSQL server of the tests, with as many live tokens as it is told. */
final class BenchDatabase implements AutoCloseable {

  /** Before any token expires. */
  private static final Instant START = Instant.ofEpochMilli(1_767_225_600_000L);

  private static final Duration LIFETIME = Duration.ofDays(30);

  private static final ScopeSet SCOPES =
      ScopeSet.of("profile:read", "templates:read", "assets:read");

  private final String name;
  private final int live;
  private final OpenTables open;
  private final TokenBatch batch;
  private final TokenPorts ports;
  private final Tokens tokens;

  private BenchDatabase(String name, int live, OpenTables open) {
    this.name = name;
    this.live = live;
    this.open = open;
    batch = TokenPorts.batch(open.tables(), open.database());
    ports = new TokenPorts(open.tables(), open.database());
    tokens = ports.tokens();
  }

  static BenchDatabase create(String name, int live) {
    PostgresServer server = PostgresServer.shared();
    server.execute("", server.createDatabase(name));
    server.open(name).close();
    Map<String, String> options =
        Map.of("user", DatabaseServer.USER, "password", DatabaseServer.PASSWORD, "timeout", "30s");
    BenchDatabase created =
        new BenchDatabase(
            name, live, OpenTables.postgres(new StorageSettings(server.url(name), options)));
    created.fill();
    return created;
  }

  /** Throws away what is there. Ids sort in the order of issue; tokens expire in that order. */
  void fill() {
    PostgresServer.shared()
        .execute(
            name,
            "TRUNCATE token, revocation",
            "ALTER TABLE token DROP CONSTRAINT token_pkey",
            "DROP INDEX token_by_expiry",
            """
            INSERT INTO token
            SELECT lpad(i::text, 25, '0'), 'reg_' || lpad((i %% 1000)::text, 21, '0'),
              'client-' || i %% 1000, 'cliquify', '%s', e - %d, e, NULL
            FROM generate_series(1, %d) i, LATERAL (SELECT %d + i * (%d / %d) AS e) expiry\
            """
                .formatted(
                    SCOPES,
                    LIFETIME.toMillis(),
                    live,
                    START.toEpochMilli(),
                    LIFETIME.toMillis(),
                    live),
            "ALTER TABLE token ADD PRIMARY KEY (id)",
            "CREATE INDEX token_by_expiry ON token (expires_at)",
            "VACUUM ANALYZE token");
  }

  /** Adds clients with a secret each to a database that has none. */
  void fillClients(int clients) {
    PostgresServer.shared()
        .execute(
            name,
            """
            INSERT INTO client (id, registration, name, enterprise, scopes, enabled, created_at)
            SELECT 'client-' || i, 'reg_' || lpad(i::text, 21, '0'), 'client', 'ent_1',
              'profile:read', TRUE, 1 FROM generate_series(0, %d) i\
            """
                .formatted(clients - 1),
            """
            INSERT INTO client_secret (registration, id, digest, created_at)
            SELECT registration, 'sec_' || id, repeat('0', 64), 1 FROM client\
            """,
            "VACUUM ANALYZE client, client_secret");
  }

  static ClientId clientId(int n) {
    return new ClientId("client-" + n);
  }

  boolean add() {
    return tokens.add(aToken());
  }

  /** Adds a token in a transaction of its own. */
  boolean addAlone() {
    return batch.add(List.of(TokenRow.of(aToken()))).getFirst();
  }

  boolean find() {
    return tokens.find(id(ThreadLocalRandom.current().nextInt(live))).isPresent();
  }

  /** Revokes the n-th of the tokens that it was filled with, in an order without neighbours. */
  boolean revoke(int n) {
    return tokens.revoke(id((int) ((n * 7_368_787L) % live)), START);
  }

  /** Removes some of the tokens that will have expired half a life later. */
  int purge(int limit) {
    return tokens.purge(START.plus(LIFETIME.dividedBy(2)), limit);
  }

  private static TokenId id(int n) {
    return new TokenId("%025d".formatted(n + 1));
  }

  static Token aToken() {
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    return new Token(
        TokenId.next(now, ThreadLocalRandom.current()),
        new RegistrationId("reg_000000000000000000001"),
        new ClientId("client-1"),
        "cliquify",
        SCOPES,
        List.of(),
        now,
        now.plus(LIFETIME),
        Optional.empty());
  }

  @Override
  public void close() {
    ports.close();
    open.close();
    PostgresServer.shared().execute("", "DROP DATABASE " + name);
  }
}
