package dev.tollgate.persistence.jdbc;

import static java.util.Locale.ROOT;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Slug;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.UserId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Measures what an endpoint asks of codes, sessions, consents and refresh tokens where there are
 * very many, and of the projects of a company that has very many, on each database.
 */
final class GrowthBenchmark {

  private static final int FEW = 10_000;
  private static final int OF_A_USER = 100;
  private static final int PROJECTS = 100_000;
  private static final int CALLS = 300;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final Instant NOW = Instant.ofEpochMilli(1_767_225_600_000L);
  private static final Instant LATER = NOW.plus(Duration.ofDays(30));
  private static final CompanyId COMPANY = new CompanyId("com_1");

  private final Storage storage;
  private final int many;

  private GrowthBenchmark(Storage storage, int many) {
    this.storage = storage;
    this.many = many;
  }

  /** How a database counts from 1 to a number: a table with the column {@code i}. */
  private enum Series {
    H2("(SELECT \"X\" AS i FROM SYSTEM_RANGE(1, %d)) s"),
    POSTGRESQL("generate_series(1, %d) s (i)"),
    MARIADB("(SELECT seq AS i FROM seq_1_to_%d) s");

    private final String table;

    Series(String table) {
      this.table = table;
    }

    String to(int last) {
      return table.formatted(last);
    }
  }

  private interface Administrator {

    void execute(String... statements) throws SQLException;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> asked = List.of(arguments);
    int many = asked.contains("--quick") ? 100_000 : 1_000_000;
    System.out.printf("%d of each beside %d, %d projects of a company%n%n", FEW, many, PROJECTS);
    System.out.println("| database | work | few: p50 in ms | p99 | many: p50 in ms | p99 |");
    System.out.println("|---|---|---:|---:|---:|---:|");
    List<Series> series =
        Stream.of(Series.values())
            .filter(it -> asked.contains(it.name().toLowerCase(ROOT)))
            .toList();
    for (Series each : series.isEmpty() ? List.of(Series.values()) : series) {
      switch (each) {
        case H2 -> h2(many);
        case POSTGRESQL -> server(each, PostgresServer.large(), many, "ANALYZE");
        case MARIADB -> server(each, MariaDbServer.shared(), many, "SELECT 1");
      }
    }
    System.exit(0);
  }

  private static void h2(int many) throws Exception {
    Path few = Files.createTempDirectory("few-");
    Path more = Files.createTempDirectory("many-");
    try (Storage ofFew = new H2Outage(few).open();
        Storage ofMany = new H2Outage(more).open()) {
      fill(Series.H2, FEW, statements -> execute(few, statements));
      fill(Series.H2, many, statements -> execute(more, statements));
      compare(Series.H2, new GrowthBenchmark(ofFew, FEW), new GrowthBenchmark(ofMany, many));
    }
  }

  private static void execute(Path directory, String... statements) throws SQLException {
    try (Connection connection = OpenTables.connect(directory);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        boolean _ = statement.execute(each);
      }
    }
  }

  private static void server(Series series, DatabaseServer server, int many, String after)
      throws Exception {
    server.create("few");
    server.create("many");
    try (Storage ofFew = server.open("few");
        Storage ofMany = server.open("many")) {
      fill(series, FEW, statements -> server.execute("few", statements));
      fill(series, many, statements -> server.execute("many", statements));
      server.execute("few", after);
      server.execute("many", after);
      compare(series, new GrowthBenchmark(ofFew, FEW), new GrowthBenchmark(ofMany, many));
    }
  }

  /** One client has every code and consent, as the most popular one does. */
  private static void fill(Series series, int many, Administrator administrator)
      throws SQLException {
    String all = series.to(many);
    int users = many / OF_A_USER;
    administrator.execute(
        "INSERT INTO enterprise (id, name, active, created_at) VALUES ('ent_1', 'e', TRUE, 1)",
        """
        INSERT INTO company (id, enterprise, name, active, created_at)
        VALUES ('com_1', 'ent_1', 'c', TRUE, 1)\
        """,
        """
        INSERT INTO client (id, registration, name, enterprise, scopes, enabled, created_at)
        VALUES ('app', 'reg_1', 'app', 'ent_1', 'openid', TRUE, 1)\
        """,
        """
        INSERT INTO app_user
          (id, email, email_key, email_verified, group_names, enabled, created_at, updated_at)
        SELECT CONCAT('usr_', i), CONCAT(i, '@x'), CONCAT(i, '@x'), TRUE, '', TRUE, 1, 1 FROM\
        """
            + " "
            + series.to(users),
        """
        INSERT INTO user_session (id, digest, user_id, authenticated_at, used_at, expires_at)
        SELECT CONCAT('ses_', i), LPAD(CONCAT('', i), 64, '0'), CONCAT('usr_', 1 + MOD(i, %d)), 1, 1,
          %d + i FROM %s\
        """
            .formatted(users, LATER.toEpochMilli(), all),
        """
        INSERT INTO user_grant (id, live_key, registration, client, user_id, company, contract,
          scopes, created_at, updated_at)
        SELECT CONCAT('grt_', i), CONCAT('key_', i), 'reg_1', 'app', CONCAT('usr_', 1 + MOD(i, %d)),
          'com_1', 'rfc', 'openid', 1, 1 FROM %s\
        """
            .formatted(users, all),
        """
        INSERT INTO authorization_code (digest, registration, client, contract, user_id, company,
          grant_id, scopes, audience, session_id, authenticated_at, issued_at, expires_at,
          spent_at, useless_at)
        SELECT LPAD(CONCAT('', i), 64, '0'), 'reg_1', 'app', 'rfc', CONCAT('usr_', 1 + MOD(i, %d)),
          'com_1', CONCAT('grt_', i), 'openid', '', 'ses_1', 1, 1, %d,
          CASE WHEN MOD(i, 2) = 0 THEN 1 ELSE NULL END, %d + i FROM %s\
        """
            .formatted(users, LATER.toEpochMilli(), LATER.toEpochMilli(), all),
        """
        INSERT INTO refresh_token (digest, code, issued_at, expires_at)
        SELECT LPAD(CONCAT('', i), 64, '0'), LPAD(CONCAT('', i), 64, '0'), 1, %d + i FROM %s\
        """
            .formatted(LATER.toEpochMilli(), all),
        """
        INSERT INTO project (id, company, name, slug, source, targets, created_at)
        SELECT CONCAT('prj_', LPAD(CONCAT('', i), 12, '0')), 'com_1', 'p', CONCAT('slug-', i), 'en',
          'de fr', 1 FROM %s\
        """
            .formatted(series.to(PROJECTS)));
  }

  private static void compare(Series series, GrowthBenchmark few, GrowthBenchmark many) {
    Map<String, BooleanSupplier> ofFew = few.works();
    many.works()
        .forEach(
            (work, call) ->
                System.out.printf(
                    "| %s | %s | %s | %s |%n",
                    series, work, measure(work, ofFew.get(work)), measure(work, call)));
  }

  private static String measure(String work, BooleanSupplier call) {
    long[] took = new long[CALLS];
    for (int i = -CALLS / 3; i < CALLS; i++) {
      long begin = System.nanoTime();
      if (!call.getAsBoolean()) {
        throw new IllegalStateException(work);
      }
      took[Math.max(i, 0)] = System.nanoTime() - begin;
    }
    Arrays.sort(took);
    return "%.2f | %.1f"
        .formatted(took[CALLS / 2] / NANOS_PER_MILLI, took[CALLS * 99 / 100] / NANOS_PER_MILLI);
  }

  private Map<String, BooleanSupplier> works() {
    AuthorizationCodes codes = storage.authorizationCodes();
    RefreshTokens refreshTokens = storage.refreshTokens();
    Grants grants = storage.grants();
    Grants.Filter ofUser =
        new Grants.Filter(Optional.of(new UserId("usr_7")), Optional.empty(), Optional.of(COMPANY));
    Grants.Filter ofCompany =
        new Grants.Filter(Optional.empty(), Optional.empty(), Optional.of(COMPANY));
    Map<String, BooleanSupplier> works = new LinkedHashMap<>();
    works.put("find a code", () -> codes.find(digest(any())).isPresent());
    works.put("exchange a code", () -> exchange(codes, digest(nextUnspent())));
    works.put("find a refresh token", () -> refreshTokens.find(digest(any())).isPresent());
    works.put("rotate a refresh token", () -> rotate(refreshTokens, nextUnspent()));
    works.put("find a session", () -> storage.sessions().find(digest(any())).isPresent());
    works.put("sessions of a user", () -> !storage.sessions().of(new UserId("usr_7")).isEmpty());
    works.put("find a consent", () -> grants.find(new GrantId("grt_" + any())).isPresent());
    works.put(
        "live consents of a user",
        () -> !grants.live(new UserId("usr_7"), new RegistrationId("reg_1"), "rfc").isEmpty());
    works.put("page of a user's consents", () -> !grants.page(ofUser, "", 50).isEmpty());
    works.put("page of a company's consents", () -> !grants.page(ofCompany, "", 50).isEmpty());
    works.put("first page of projects", () -> projects("") == 50);
    works.put("last page of projects", () -> projects("prj_%012d".formatted(PROJECTS - 20)) >= 20);
    works.put("project by slug", this::projectBySlug);
    works.put("create a project", this::createProject);
    works.put("purge expired codes", () -> codes.purge(NOW, 500) == 0);
    works.put("purge expired refresh tokens", () -> refreshTokens.purge(NOW, 500) == 0);
    works.put("purge expired sessions", () -> storage.sessions().purge(NOW, 500) == 0);
    return works;
  }

  private int any() {
    return 1 + ThreadLocalRandom.current().nextInt(many);
  }

  private int unspent = 1;

  private int nextUnspent() {
    unspent += 2;
    return unspent;
  }

  private static SecretDigest digest(int n) {
    return new SecretDigest("%064d".formatted(n));
  }

  private static Token aToken() {
    return new Token(
        TokenId.next(NOW, ThreadLocalRandom.current()),
        new RegistrationId("reg_1"),
        new ClientId("app"),
        "rfc",
        ScopeSet.of("openid"),
        List.of(),
        NOW,
        LATER,
        Optional.empty());
  }

  private static RefreshToken successorOf(SecretDigest code) {
    SecretDigest fresh = SecretDigest.of(Long.toString(ThreadLocalRandom.current().nextLong()));
    return new RefreshToken(fresh, code, NOW, LATER, Optional.empty());
  }

  private static boolean exchange(AuthorizationCodes codes, SecretDigest code) {
    return codes.exchange(
        code,
        new AuthorizationCodes.Exchange(
            NOW, aToken(), Optional.of(successorOf(code)), Optional.of(LATER)));
  }

  private static boolean rotate(RefreshTokens refreshTokens, int n) {
    RefreshToken next = successorOf(digest(n));
    return refreshTokens.rotate(
        digest(n),
        new RefreshTokens.Rotation(
            Optional.of(new RefreshToken.Use(NOW, next.digest(), "sealed")),
            next,
            aToken(),
            LATER));
  }

  private int projects(String after) {
    return storage.projects().page(Optional.of(COMPANY), after, 50).size();
  }

  private boolean projectBySlug() {
    int n = 1 + ThreadLocalRandom.current().nextInt(PROJECTS);
    return storage.projects().findBySlug(COMPANY, new Slug("slug-" + n)).isPresent();
  }

  private boolean createProject() {
    String id = "prj_" + Long.toString(ThreadLocalRandom.current().nextLong(1L << 60), 36);
    return storage
        .projects()
        .add(
            new Project(
                new ProjectId(id),
                COMPANY,
                new Name("p"),
                new Slug(id.replace('_', '-')),
                new Language("en"),
                List.of(),
                NOW));
  }
}
