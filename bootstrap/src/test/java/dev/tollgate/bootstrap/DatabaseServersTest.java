package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.persistence.jdbc.DatabaseServer;
import dev.tollgate.persistence.jdbc.FreePorts;
import dev.tollgate.persistence.jdbc.MariaDbServer;
import dev.tollgate.persistence.jdbc.PostgresServer;
import dev.tollgate.persistence.jdbc.StoreTimeout;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server and the commands on real database servers, as people set them up. */
@Tag("full")
@ResourceLock(PostgresServer.LOCK)
@ResourceLock(MariaDbServer.LOCK)
final class DatabaseServersTest {

  private static final String WRONG = "hidden";

  enum Kind {
    POSTGRES,
    MARIADB;

    DatabaseServer server() {
      return switch (this) {
        case POSTGRES -> PostgresServer.shared();
        case MARIADB -> MariaDbServer.shared();
      };
    }
  }

  @TempDir private Path directory;

  @AfterEach
  void bringTheServersBack() {
    for (Kind kind : Kind.values()) {
      kind.server().start();
      kind.server().thaw();
    }
  }

  private Ended list(Map<String, String> environment, String storage) {
    return new Program(directory, environment).runHere("client", "list", "--storage", storage);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String withUser(String url, String password) {
    return url.replace("//", "//" + DatabaseServer.USER + ":" + encoded(password) + "@");
  }

  private static String withParameters(String url, String password) {
    return url + "?user=" + DatabaseServer.USER + "&password=" + encoded(password);
  }

  private static Map<String, String> variables(String password) {
    return variables(password, DatabaseServer.USER);
  }

  private static Map<String, String> variables(String password, String user) {
    return Map.of(
        "TOLLGATE_STORAGE_USER", user,
        "TOLLGATE_STORAGE_PASSWORD", password,
        "TOLLGATE_STORAGE_TIMEOUT", StoreTimeout.PATIENT);
  }

  @ParameterizedTest
  @EnumSource
  void credentialsArriveFromVariablesAndFromTheUrl(Kind kind) {
    kind.server().create("credentials");
    String url = kind.server().url("credentials");

    List<Ended> ended =
        List.of(
            list(variables(DatabaseServer.PASSWORD), url),
            list(Map.of(), withUser(url, DatabaseServer.PASSWORD)),
            list(Map.of(), withParameters(url, DatabaseServer.PASSWORD)),
            list(variables(DatabaseServer.PASSWORD), withUser(url, WRONG)));

    for (Ended each : ended) {
      assertEquals(0, each.status(), each.err());
    }
  }

  @ParameterizedTest
  @EnumSource
  void wrongCredentialsAreNamedAndNeverShown(Kind kind) {
    String url = kind.server().url("wrong");
    Program traced =
        new Program(
            directory, Map.of("TOLLGATE_TRACE", "1", "TOLLGATE_STORAGE", withUser(url, WRONG)));

    Ended withTrace = traced.run("serve", "--port", "0");
    List<Ended> ended =
        List.of(
            list(variables(WRONG), url),
            list(Map.of(), withUser(url, WRONG)),
            list(Map.of(), withParameters(url, WRONG)));

    for (Ended each : ended) {
      assertEquals(1, each.status());
      assertEquals(
          "The database server rejects this user or password: check TOLLGATE_STORAGE_USER and"
              + " TOLLGATE_STORAGE_PASSWORD.",
          each.err().strip());
    }
    assertEquals(1, withTrace.status());
    assertTrue(withTrace.err().contains("\tat "), withTrace.err());
    assertFalse((withTrace.out() + withTrace.err()).contains(WRONG), withTrace.err());
  }

  @ParameterizedTest
  @EnumSource
  void missingRightsOfTheDatabaseUserAreReportedAtOnce(Kind kind) {
    DatabaseServer database = kind.server();
    database.createForNobody("outside");
    String url = database.url("outside");

    List<Ended> ended =
        List.of(
            new Program(directory, variables(DatabaseServer.PASSWORD, "outsider"))
                .runHere("serve", "--port", "0", "--storage", url),
            new Program(directory, variables(DatabaseServer.PASSWORD, "outsider"))
                .runHere("storage", "migrate", "--storage", url));

    assertToldOfMissingRights(ended);
  }

  private static void assertToldOfMissingRights(List<Ended> ended) {
    for (Ended each : ended) {
      assertEquals(1, each.status());
      assertTrue(
          each.err().startsWith("The database user lacks a privilege that Tollgate needs"),
          each.err());
      assertEquals(1, each.err().lines().count(), each.err());
    }
  }

  @ParameterizedTest
  @EnumSource
  void aReadOnlyDatabaseUserIsReportedByCommandsThatWrite(Kind kind) {
    DatabaseServer database = kind.server();
    database.create("readable");
    String url = database.url("readable");
    Ended made =
        new Program(directory, variables(DatabaseServer.PASSWORD))
            .runHere("storage", "migrate", "--storage", url);
    database.createReader("readable");

    Program reader = new Program(directory, variables(DatabaseServer.PASSWORD, "reader"));
    List<Ended> ended =
        List.of(
            reader.runHere("serve", "--port", "0", "--storage", url),
            reader.runHere("enterprise", "create", "Acme", "--storage", url));

    assertEquals(0, made.status(), made.err());
    assertToldOfMissingRights(ended);
  }

  @ParameterizedTest
  @EnumSource
  void aMissingDatabaseIsReportedAtOnce(Kind kind) {
    Ended ended =
        new Program(directory, variables(DatabaseServer.PASSWORD))
            .runHere("serve", "--port", "0", "--storage", kind.server().url("nowhere"));

    assertEquals(1, ended.status());
    assertTrue(ended.err().startsWith("The database server has no database of"), ended.err());
  }

  @ParameterizedTest
  @EnumSource
  void aHangingDatabaseServerIsAnOutageUntilItResumes(Kind kind) throws Exception {
    DatabaseServer database = kind.server();
    database.create("hanging");
    String storage = withUser(database.url("hanging"), DatabaseServer.PASSWORD);
    Program program = new Program(directory, Map.of("TOLLGATE_STORAGE", storage));
    try (Served served = program.serve("--demo")) {
      String form =
          "client_id="
              + served.after("client_id:")
              + "&client_secret="
              + served.after("client_secret:");
      RawHttp http = served.http();
      int usual = http.form("/oauth/access-token", form).status();
      database.freeze();
      Reply hanging = http.form("/oauth/access-token", form);
      Ended command = program.runHere("client", "list");
      database.thaw();

      Load.await("tokens again", () -> http.form("/oauth/access-token", form).status() == 200);
      assertEquals(200, usual);
      assertEquals(503, hanging.status());
      assertEquals("2", hanging.headers().get("Retry-After"));
      assertEquals(1, command.status());
      assertTrue(command.err().startsWith("The store does not respond."), command.err());
      assertEquals(1, command.err().lines().count(), command.err());
    }
  }

  @Test
  void readinessNamesTheTablesThatARestoreHasReplaced() throws Exception {
    DatabaseServer database = PostgresServer.shared();
    database.create("replaced");
    String management = String.valueOf(FreePorts.next());
    Program program =
        new Program(
            directory,
            Map.of(
                "TOLLGATE_STORAGE",
                withUser(database.url("replaced"), DatabaseServer.PASSWORD),
                "TOLLGATE_MANAGEMENT_PORT",
                management));
    try (Served _ = program.serve()) {
      RawHttp http = new RawHttp(Integer.parseInt(management));

      database.execute("replaced", "ALTER TABLE app_user RENAME COLUMN email TO mail");

      Reply ready = http.get("/health/ready");
      String body = ready.body();
      assertEquals(503, ready.status());
      assertTrue(
          body.contains(
              "\"tables\":{\"reason\":\"The tables of the store are not those of this version of"
                  + " Tollgate. The log has the cause.\",\"status\":\"failed\"}"),
          body);
      assertTrue(body.contains("\"store\":{\"status\":\"ok\"}"), body);
    }
  }

  @Test
  void theStartWaitsTenSecondsForTheDatabaseServer() throws Exception {
    DatabaseServer database = PostgresServer.shared();
    database.create("late");
    String storage = withUser(database.url("late"), DatabaseServer.PASSWORD);
    database.stop();

    CompletableFuture<Void> start =
        CompletableFuture.runAsync(
            database::start, CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS));
    int status;
    try (Served served =
        new Program(directory, Map.of("TOLLGATE_STORAGE", storage)).serve("--demo")) {
      status = served.http().get("/health").status();
    }

    start.join();
    assertEquals(200, status);
  }
}
