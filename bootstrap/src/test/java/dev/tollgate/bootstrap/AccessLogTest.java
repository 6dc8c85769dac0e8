package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.http.AccessLog;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The line that is logged for each request. */
final class AccessLogTest {

  private static final Logger LOG = (Logger) LoggerFactory.getLogger(AccessLog.LOGGER);

  private final Lines lines = new Lines();

  /** The lines by the ids of their requests, as JSON. */
  private static final class Lines extends AppenderBase<ILoggingEvent> {

    private final JsonLines json = new JsonLines();
    private final Map<String, String> byRequest = new ConcurrentHashMap<>();

    @Override
    public void start() {
      json.start();
      super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
      String line = new String(json.encode(event), StandardCharsets.UTF_8);
      String id = line.replaceFirst("(?s).*\"request_id\":\"([0-9a-f]{32})\".*", "$1");
      assertEquals(null, byRequest.put(id, line), "one line for each request");
    }

    /** The line about a request, without what differs from run to run. */
    String of(Reply reply) {
      return byRequest
          .get(reply.requestId())
          .replace(reply.requestId(), "ID")
          .replaceFirst("\"duration_ms\":[0-9.]+,", "")
          .replaceFirst("\"time\":\"[0-9TZ:.-]+\"", "\"time\":\"NOW\"");
    }
  }

  @BeforeEach
  void listen() {
    lines.start();
    LOG.setAdditive(false);
    LOG.setLevel(Level.INFO);
    LOG.addAppender(lines);
  }

  @AfterEach
  void stop() {
    LOG.setLevel(Level.OFF);
    boolean _ = LOG.detachAppender(lines);
    LOG.setAdditive(true);
  }

  @Test
  void aLineNamesTheReplyAndTheAuthenticatedClient() {
    try (World world = new World()) {
      World.Tenant tenant = world.tenant();

      Reply issued = world.form("/oauth/access-token", tenant.form());
      Reply refused =
          world.form("/oauth/access-token", "client_id=" + tenant.id() + "&client_secret=wrong");

      assertEquals(
          "{\"client_id\":\""
              + tenant.id()
              + "\",\"contract\":\"cliquify\",\"layer\":\"token\",\"level\":\"INFO\","
              + "\"logger\":\"dev.tollgate.access\",\"message\":\"request\",\"method\":\"POST\","
              + "\"name\":\"issued\",\"path\":\"/oauth/access-token\",\"peer\":\"127.0.0.1\","
              + "\"request_id\":\"ID\",\"status\":200,\"time\":\"NOW\"}\n",
          lines.of(issued));
      assertTrue(
          lines.of(refused).contains("\"name\":\"token-invalid-client\""), lines.of(refused));
      assertFalse(lines.of(refused).contains(tenant.id()), lines.of(refused));
    }
  }

  @Test
  void aPermitNamesTheClientOfTheToken() {
    try (World world = new World()) {
      World.Tenant tenant = world.tenant();
      String bearer = "Authorization: Bearer " + world.token(tenant);

      Reply permitted = world.get("/guard/cliquify", bearer);

      assertTrue(
          lines.of(permitted).startsWith("{\"client_id\":\"" + tenant.id() + "\","),
          lines.of(permitted));
    }
  }

  @Test
  void noLineHoldsASecretATokenOrAQuery() {
    try (World world = new World()) {
      World.Tenant tenant = world.tenant();
      String token = world.token(tenant);

      Reply misplaced =
          world.get("/nowhere/" + tenant.secret() + "/" + token + "?code=hidden&state=hidden");
      Reply answered =
          world.get("/api/tags?access_token=" + token, "Authorization: Bearer " + token);
      Reply unreadable =
          world.send(
              "GET /" + tenant.secret() + "\\ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

      String all = lines.of(misplaced) + lines.of(answered) + lines.of(unreadable);
      assertTrue(lines.of(misplaced).contains("\"path\":\"/nowhere/.../...\""));
      for (String hidden : new String[] {tenant.secret(), token, "hidden", "access_token="}) {
        assertFalse(all.contains(hidden), all);
      }
    }
  }
}
