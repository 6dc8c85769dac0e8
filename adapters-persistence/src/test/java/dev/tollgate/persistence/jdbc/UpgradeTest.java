package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.UserId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What an earlier program wrote is found by this one, in every database. */
@ResourceLock(PostgresServer.LOCK)
@ResourceLock(MariaDbServer.LOCK)
class UpgradeTest {

  /** With an expiry that no token may lack, which no statement but this makes in each database. */
  private static final List<String> TO_VERSION_4 =
      List.of(
          "ALTER TABLE client DROP COLUMN token_lifetime",
          "ALTER TABLE client DROP COLUMN claims",
          "ALTER TABLE company DROP COLUMN claims",
          "ALTER TABLE token DROP COLUMN user_id",
          "ALTER TABLE token DROP COLUMN company",
          "ALTER TABLE token DROP COLUMN digest",
          "ALTER TABLE token DROP COLUMN expires_at",
          "ALTER TABLE token ADD COLUMN expires_at BIGINT DEFAULT 0 NOT NULL",
          "CREATE INDEX token_by_expiry ON token (expires_at)",
          "DROP TABLE client_change",
          "DROP TABLE audit_record",
          "DROP TABLE refresh_token",
          "DROP TABLE authorization_code",
          "DROP TABLE gone_owner",
          "DROP TABLE user_grant",
          "DROP TABLE sign_in_attempt",
          "DROP TABLE user_session",
          "DROP TABLE membership",
          "DROP TABLE app_user",
          "DROP TABLE project",
          "ALTER TABLE company DROP COLUMN slug",
          "ALTER TABLE company DROP COLUMN account_number",
          "DROP TABLE account_number",
          "ALTER TABLE client DROP COLUMN origins",
          "ALTER TABLE client DROP COLUMN redirect_uris",
          "ALTER TABLE client DROP COLUMN post_logout_redirect_uris",
          "ALTER TABLE client DROP COLUMN for_everyone",
          "ALTER TABLE client DROP COLUMN pkce_required",
          "ALTER TABLE client DROP COLUMN asks_consent",
          "ALTER TABLE client DROP COLUMN any_localhost_port",
          "ALTER TABLE client DROP COLUMN icon",
          "ALTER TABLE client DROP COLUMN versions",
          "ALTER TABLE company DROP COLUMN sandbox",
          "ALTER TABLE scope DROP COLUMN default_on",
          "ALTER TABLE scope DROP COLUMN destructive",
          "DELETE FROM schema_history WHERE version NOT IN ('1', '2', '3', '4')");

  private static final List<String> FROM_4_TO_VERSION_2 =
      List.of(
          "ALTER TABLE client DROP COLUMN authentication",
          "ALTER TABLE client DROP COLUMN key_source",
          "ALTER TABLE client DROP COLUMN grants",
          "ALTER TABLE client DROP COLUMN contracts",
          "ALTER TABLE token DROP COLUMN audience",
          "ALTER TABLE signing_key DROP COLUMN signs_from",
          "DROP TABLE resource",
          "DROP TABLE spent_assertion",
          "ALTER TABLE signing_key DROP COLUMN longest_lifetime",
          "DELETE FROM schema_history WHERE version IN ('3', '4')");

  private static final List<String> TO_VERSION_2 =
      Stream.concat(TO_VERSION_4.stream(), FROM_4_TO_VERSION_2.stream()).toList();

  private static final SecretDigest DIGEST = SecretDigest.of("secret");

  private static final List<String> ROWS =
      List.of(
          "INSERT INTO enterprise VALUES ('ent_1', 'Acme', TRUE, 999)",
          "INSERT INTO company VALUES ('com_1', 'ent_1', 'Acme Paints', TRUE, 999)",
          "INSERT INTO client VALUES"
              + " ('ci', 'reg_1', 'CI', 'ent_1', 'com_1', 'b a', TRUE, 1000)",
          "INSERT INTO client_secret (registration, id, digest, created_at)"
              + (" VALUES ('reg_1', 'sec_1', '" + DIGEST.hex() + "', 1001)"),
          "INSERT INTO token (id, registration, client, contract, scopes, issued_at, expires_at)"
              + " VALUES ('tok_1', 'reg_1', 'ci', 'cliquify', 'a', 1002, 2000)",
          "INSERT INTO signing_key VALUES ('kid_1', 'RS256', 'RS256', '{}', 'sealed', 1003)");

  /** A company that was created while its enterprise was deleted, and what it owns. */
  private static final List<String> LEFT_BEHIND =
      List.of(
          "INSERT INTO company VALUES ('com_2', 'ent_2', 'Left behind', TRUE, 999)",
          "INSERT INTO client VALUES"
              + " ('left', 'reg_2', 'Left', 'ent_2', 'com_2', 'a', TRUE, 1000)",
          "INSERT INTO edition VALUES (1, 'com_2', TRUE)");

  private static final ClientSecret SECRET =
      new ClientSecret(
          new SecretId("sec_1"), DIGEST, instant(1001), Optional.empty(), Optional.empty());

  /** With secrets, client credentials, every contract. */
  private static final Client CLIENT =
      new Client(
          new RegistrationId("reg_1"),
          new ClientId("ci"),
          new Name("CI"),
          new EnterpriseId("ent_1"),
          Optional.of(new CompanyId("com_1")),
          ScopeSet.of("b", "a"),
          List.of(SECRET),
          true,
          instant(1000));

  private static final Token TOKEN =
      new Token(
          new TokenId("tok_1"),
          CLIENT.registration(),
          CLIENT.id(),
          "cliquify",
          ScopeSet.of("a"),
          List.of(),
          instant(1002),
          instant(2000),
          Optional.empty());

  private static final Token OPAQUE =
      new Token(
          new TokenId("tok_2"),
          CLIENT.registration(),
          CLIENT.id(),
          new Subject.OfUser(new UserId("usr_1"), new GrantId("grt_1"), Optional.empty()),
          CLIENT.company(),
          "dnsimple",
          ScopeSet.of("a"),
          List.of(),
          Optional.of(DIGEST),
          instant(1002),
          Optional.empty(),
          Optional.empty());

  private static final SigningKey FIRST =
      new SigningKey("kid_1", SigningAlgorithm.RS256, "{}", "sealed", instant(1003), instant(1003))
          .lengthened(Duration.ofDays(30));

  private static final SigningKey FURTHER =
      new SigningKey("kid_2", SigningAlgorithm.RS256, "{}", "sealed", instant(1004), instant(9999));

  private static final int PROGRAMS = 6;

  @TempDir private Path directory;

  private static Instant instant(long millis) {
    return Instant.ofEpochMilli(millis);
  }

  @Test
  void whatAnEarlierProgramWroteToH2IsFound() {
    H2Outage h2 = new H2Outage(directory);

    assertEverythingIsFound(h2::open, sql -> execute(h2, sql));
  }

  private static void execute(H2Outage h2, String sql) {
    try (Connection connection = h2.connect();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Tag("full")
  @Test
  void whatAnEarlierProgramWroteToPostgresIsFound() {
    assertEverythingIsFound(PostgresServer.shared());
  }

  @Tag("full")
  @Test
  void whatAnEarlierProgramWroteToMariaDbIsFound() {
    assertEverythingIsFound(MariaDbServer.shared());
  }

  @Test
  void tokensOfTheVersionBeforeStayLiveInH2() {
    H2Outage h2 = new H2Outage(directory);

    assertTokensStayLive(h2::open, sql -> execute(h2, sql));
  }

  @Tag("full")
  @Test
  void tokensOfTheVersionBeforeStayLiveInPostgres() {
    assertTokensStayLive(PostgresServer.shared());
  }

  @Tag("full")
  @Test
  void tokensOfTheVersionBeforeStayLiveInMariaDb() {
    assertTokensStayLive(MariaDbServer.shared());
  }

  private static void assertTokensStayLive(DatabaseServer server) {
    server.execute("", server.createDatabase("tokens4"));
    assertTokensStayLive(() -> server.open("tokens4"), sql -> server.execute("tokens4", sql));
  }

  private static void assertTokensStayLive(Supplier<Storage> store, Consumer<String> sql) {
    store.get().close();
    TO_VERSION_4.forEach(sql);
    sql.accept(
        "INSERT INTO token"
            + " (id, registration, client, contract, scopes, audience, issued_at, expires_at)"
            + " VALUES ('tok_1', 'reg_1', 'ci', 'cliquify', 'a', '', 1002, 2000)");

    try (Storage storage = store.get()) {

      Token found = storage.tokens().find(TOKEN.id()).orElseThrow();
      assertEquals(TOKEN, found);
      assertEquals(Result.ok(TOKEN), found.live(instant(1999)));
      assertEquals(0, storage.tokens().purge(instant(1999), 10));
      assertTrue(storage.tokens().add(OPAQUE));
      assertEquals(Optional.of(OPAQUE), storage.tokens().findByDigest(DIGEST));
      assertEquals(1, storage.tokens().purge(instant(2000), 10));
    }
  }

  @Tag("full")
  @Test
  void ofManyProgramsThatStartAtOnceOneMigratesAnEarlierStore() throws Exception {
    DatabaseServer server = PostgresServer.shared();
    server.execute("", server.createDatabase("many"));
    server.open("many").close();
    TO_VERSION_2.forEach(sql -> server.execute("many", sql));
    ROWS.forEach(sql -> server.execute("many", sql));

    Callable<Boolean> program =
        () -> {
          try (Storage storage = server.open("many")) {
            return storage.tokens().find(TOKEN.id()).isPresent();
          }
        };
    List<Boolean> found = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(PROGRAMS)) {
      for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(PROGRAMS, program))) {
        found.add(each.get());
      }
    }

    assertEquals(Collections.nCopies(PROGRAMS, true), found);
    assertEquals(
        OptionalInt.of(Integer.parseInt(Migrations.NEWEST)), schema(server, "many").version());
    assertEquals(1, history(server, "many"));
  }

  private static Schema schema(DatabaseServer server, String database) {
    return server
        .provider()
        .schema(
            new StorageSettings(
                server.url(database),
                Map.of("user", DatabaseServer.USER, "password", DatabaseServer.PASSWORD)))
        .orElseThrow();
  }

  /** How often the last script ran. */
  private static long history(DatabaseServer server, String database) throws SQLException {
    try (Connection connection = server.administer(database);
        Statement statement = connection.createStatement();
        ResultSet count =
            statement.executeQuery(
                "SELECT COUNT(*) FROM schema_history WHERE version = '"
                    + Migrations.NEWEST
                    + "'")) {
      boolean _ = count.next();
      return count.getLong(1);
    }
  }

  @Tag("full")
  @Test
  void tablesOfAnEarlierProgramAreCountedAndStay() {
    for (DatabaseServer server : List.of(PostgresServer.shared(), MariaDbServer.shared())) {
      server.execute("", server.createDatabase("counted"));
      Schema none = schema(server, "counted");
      server.open("counted").close();
      TO_VERSION_2.forEach(sql -> server.execute("counted", sql));
      ROWS.forEach(sql -> server.execute("counted", sql));

      Schema earlier = schema(server, "counted");

      assertEquals(OptionalInt.empty(), none.version());
      assertEquals(OptionalInt.of(2), earlier.version());
      assertEquals(earlier, schema(server, "counted"));
      assertEquals(
          Map.of(
              "scope", 0L,
              "enterprise", 1L,
              "company", 1L,
              "client", 1L,
              "document", 0L,
              "key", 1L,
              "retired_key", 0L,
              "token", 1L),
          earlier.counts());
    }
  }

  private static void assertEverythingIsFound(DatabaseServer server) {
    server.execute("", server.createDatabase("upgrade"));
    assertEverythingIsFound(() -> server.open("upgrade"), sql -> server.execute("upgrade", sql));
  }

  private static void assertEverythingIsFound(Supplier<Storage> store, Consumer<String> sql) {
    store.get().close();
    TO_VERSION_2.forEach(sql);
    ROWS.forEach(sql);
    LEFT_BEHIND.forEach(sql);

    try (Storage storage = store.get()) {

      assertEquals(
          List.of(CLIENT.company().orElseThrow()),
          storage.companies().page(Listing.first(10)).stream().map(Company::id).toList());
      assertEquals(Optional.of(CLIENT), storage.clients().find(CLIENT.id()));
      assertEquals(List.of(CLIENT), storage.clients().page(Listing.first(10)));
      assertEquals(Optional.of(TOKEN), storage.tokens().find(TOKEN.id()));
      assertEquals(List.of(FIRST), storage.keys().all());
      assertTrue(storage.clients().change(CLIENT.id(), new ClientChange.Unlink()));
      assertTrue(storage.keys().add(FURTHER));
      assertTrue(storage.resources().add(new ResourceUri("urn:example:books")));
    }
    assertAnInterruptedRunChangesNothing(store, sql);
  }

  private static void assertAnInterruptedRunChangesNothing(
      Supplier<Storage> store, Consumer<String> sql) {
    sql.accept("DELETE FROM schema_history WHERE version NOT IN ('1', '2')");
    sql.accept("DROP TABLE spent_assertion");

    try (Storage storage = store.get()) {

      assertEquals(List.of(FIRST, FURTHER), storage.keys().all());
      assertEquals(List.of(SECRET), storage.clients().find(CLIENT.id()).orElseThrow().secrets());
      assertEquals(1, storage.resources().all().size());
      assertTrue(storage.assertions().spend(DIGEST, instant(2000)));
    }
  }
}
