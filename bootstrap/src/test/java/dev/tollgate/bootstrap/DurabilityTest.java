package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.persistence.jdbc.DatabaseServer;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What was acknowledged survives when the server or its database is killed under load. */
@Tag("full")
@ResourceLock(PostgresServer.LOCK)
final class DurabilityTest {

  private static final int ENOUGH = 300;

  @TempDir private Path directory;

  @Test
  void whatAServerOnH2AcknowledgedSurvivesItsKill() throws Exception {
    assertNothingIsLostWithTheServer("h2:" + directory.resolve("data"));
  }

  @Test
  void whatAServerOnPostgresAcknowledgedSurvivesItsKill() throws Exception {
    PostgresServer.shared().create("server_killed");

    assertNothingIsLostWithTheServer(withCredentials(PostgresServer.shared(), "server_killed"));
  }

  private void assertNothingIsLostWithTheServer(String storage) throws Exception {
    Program program = program(storage);
    Load load;
    try (Served served = program.serve("--demo")) {
      load = new Load(served.http(), form(served));
      load.awaitMore(ENOUGH);
      served.kill();
      load.close();
    }

    assertKept(load, program, storage);
  }

  @Test
  void whatWasAcknowledgedSurvivesTheKillOfPostgresAndTheServerReturnsByItself() throws Exception {
    DatabaseServer database = PostgresServer.shared();
    database.create("database_killed");
    String storage = withCredentials(database, "database_killed");
    Program program = program(storage);
    Load load;
    try (Served served = program.serve("--demo")) {
      load = new Load(served.http(), form(served));
      load.awaitMore(ENOUGH);
      database.kill();
      int before = load.unavailable.get();
      Load.await("503", () -> load.unavailable.get() > before);
      database.start();
      int acknowledged = load.live.size();
      Load.await("tokens again", () -> load.live.size() > acknowledged);
      load.awaitMore(ENOUGH);
      load.close();
      assertFound(load, served.http());
    }

    assertKept(load, program, storage);
  }

  private Program program(String storage) {
    return new Program(directory, Map.of("TOLLGATE_STORAGE", storage));
  }

  /** Percent-encoded, so that no locale can change them on their way through the environment. */
  static String withCredentials(DatabaseServer server, String database) {
    String credentials = DatabaseServer.USER + ":" + encoded(DatabaseServer.PASSWORD) + "@";
    return server.url(database).replace("//", "//" + credentials);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String form(Served served) {
    return "client_id="
        + served.after("client_id:")
        + "&client_secret="
        + served.after("client_secret:");
  }

  /** A new server has nothing in memory: it answers from the store. */
  private void assertKept(Load load, Program program, String storage) throws Exception {
    try (Served served = program.serve("--demo")) {
      assertFound(load, served.http());
      assertTrue(served.lines().stream().noneMatch(it -> it.contains("%26")), "" + served.lines());
    }
    try (Storage store = Stores.open(storage, directory.resolve("data"), Map.of())) {
      List<String> notRevoked =
          load.revoked.stream()
              .filter(token -> store.tokens().find(id(token)).flatMap(Token::revokedAt).isEmpty())
              .toList();
      assertEquals(List.of(), notRevoked);
    }
  }

  private static void assertFound(Load load, RawHttp http) {
    assertEquals(Set.of(200), statuses(load.live, http));
    assertEquals(Set.of(422), statuses(load.revoked, http));
  }

  private static Set<Integer> statuses(Set<String> tokens, RawHttp http) {
    return Set.copyOf(
        tokens.stream()
            .map(token -> http.form("/oauth/introspect", "token=" + token).status())
            .toList());
  }

  private static TokenId id(String token) {
    String claims =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    return new TokenId(claims.replaceAll(".*\"jti\":\"|\".*", ""));
  }
}
