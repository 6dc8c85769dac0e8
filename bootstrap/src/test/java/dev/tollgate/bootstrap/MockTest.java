package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.http.Triggers;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.reference.ErrorReference;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Errors on demand. */
final class MockTest {

  private static final String TRIGGER = "Tollgate-Trigger: ";

  @AutoClose private static final Storage storage = Stores.open("memory:", Path.of(""), Map.of());

  @AutoClose
  private static final Server server =
      MockCommand.start(
          Folders.onClassPath(),
          new Triggers(true, Optional.of("rfc")),
          0,
          storage,
          Clock.systemUTC(),
          new SecureRandom());

  private static final RawHttp http = new RawHttp(server.address().port());

  @Test
  void everyErrorIsReturnedAsItIsDocumented() {
    List<Entry> entries =
        ErrorReference.of("rfc").at(server.address().url()).entries().stream().toList();
    assertTrue(entries.size() > 100);
    for (Entry entry : entries) {
      Reply reply =
          http.form("/oauth2/token", "a=b", "Accept: application/json", TRIGGER + entry.name());

      Provocations.assertDocumented(entry, reply);
    }
  }

  @Test
  void theErrorIsNamedAtEveryEndpointAlsoWhereTheMethodIsWrong() {
    Reply atGuard = http.get("/guard/rfc", TRIGGER + "resource-insufficient-scope");
    Reply nowhere = http.get("/nowhere", TRIGGER + "issue-invalid-scope");

    assertEquals(403, atGuard.status());
    assertTrue(nowhere.body().startsWith("{\"error\":\"invalid_scope\""), nowhere.body());
  }

  @Test
  void aClientIdNamesTheErrorInEveryWayInWhichClientsNameThemselves() {
    Reply form = http.form("/oauth2/token", "client_id=issue-invalid-scope&client_secret=x");
    Reply basic =
        http.form(
            "/oauth2/token",
            "grant_type=client_credentials",
            "Authorization: Basic aXNzdWUtaW52YWxpZC1zY29wZTp4");
    Reply query = http.get("/oauth2/authorize?client_id=issue-invalid-scope");
    Reply json = http.json("/oauth/access-token", "{\"client_id\":\"issue-invalid-scope\"}");

    for (Reply reply : List.of(form, basic, query, json)) {
      assertTrue(reply.body().startsWith("{\"error\":\"invalid_scope\""), reply.body());
    }
  }

  @Test
  void withoutATriggerTheMockIsAServerWithoutClients() {
    Reply unknown =
        http.form("/oauth2/token", "grant_type=client_credentials&client_id=a&client_secret=b");
    Reply noSuchError = http.get("/oauth2/token", TRIGGER + "no-such-error");

    assertEquals(401, unknown.status());
    assertEquals(405, noSuchError.status());
  }

  @Test
  void aServerThatIsNoMockIgnoresTriggers() {
    try (World world = new World()) {
      TreeMap<String, String> usual = world.get("/guard/rfc").headers();

      Reply reply = world.get("/guard/rfc", TRIGGER + "resource-insufficient-scope");

      assertNotEquals(403, reply.status());
      assertEquals(usual, reply.headers());
    }
  }
}
