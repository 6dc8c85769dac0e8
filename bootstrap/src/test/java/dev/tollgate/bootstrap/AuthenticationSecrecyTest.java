package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.bootstrap.Provocations.Authenticating;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.http.reference.ErrorReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Replies never tell why authentication failed, the log does, and neither shows a secret. */
final class AuthenticationSecrecyTest {

  @AutoClose private static final World world = new World();

  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger("ROOT");

  @BeforeEach
  void listen() {
    appender.list = new CopyOnWriteArrayList<>(); // servers of other tests log, too
    appender.start();
    root.addAppender(appender);
    ((Logger) LoggerFactory.getLogger("dev.tollgate")).setLevel(Level.TRACE);
  }

  @AfterEach
  void listenNoLonger() {
    root.detachAppender(appender);
    ((Logger) LoggerFactory.getLogger("dev.tollgate")).setLevel(Level.INFO);
  }

  static List<Arguments> endpoints() {
    return ErrorReference.contracts().stream()
        .flatMap(
            contract ->
                Provocations.provocations(contract).authenticating().stream()
                    .map(endpoint -> Arguments.of(contract, endpoint)))
        .toList();
  }

  @Test
  void everyEndpointWhereClientsAuthenticateIsHere() {
    long documented =
        ErrorReference.contracts().stream()
            .flatMap(contract -> ErrorReference.of(contract).errors().stream())
            .filter(error -> error.of().endsWith(".AuthenticationFailed"))
            .filter(error -> !error.of().startsWith("AccountTokenRefusal.")) // DnsimpleTokenTest
            .count();

    assertEquals(documented, endpoints().size());
  }

  /** Every way to fail, by the cause that the audit trail must name. */
  private Map<String, Reply> failures(String contract, Authenticating endpoint) {
    Tenant tenant = world.tenant();
    Tenant disabled = world.tenant();
    world.disable(disabled);
    Tenant revoked = world.tenant();
    world.revokeSecrets(revoked);
    Tenant expired = world.tenant();
    String shortLived = world.addSecret(expired, Duration.ofMinutes(1));
    String half = tenant.secret().substring(0, 20);
    Tenant open = world.register(tenant, new Method.None(), Set.of(), List.of());
    String other = contract.equals("rfc") ? "cliquify" : "rfc";
    Tenant foreign =
        world.register(tenant, new Method.BySecret(Optional.empty()), Set.of(), List.of(other));
    Map<String, Reply> replies = new LinkedHashMap<>();
    BiFunction<String, String, Reply> ask =
        (id, secret) ->
            world.form(
                endpoint.path(), endpoint.form() + "client_id=" + id + "&client_secret=" + secret);
    replies.put("UNKNOWN_CLIENT", ask.apply("stranger", tenant.secret()));
    if (endpoint.readsNul()) {
      replies.put("UNKNOWN_CLIENT (NUL)", ask.apply("strang%00er", tenant.secret()));
    }
    replies.put("WRONG_SECRET", ask.apply(tenant.id(), "wrong"));
    Tenant closed = world.tenant();
    world.setEnterpriseActive(closed, false);
    replies.put("WRONG_SECRET (inactive enterprise)", ask.apply(closed.id(), "wrong"));
    Tenant shut = world.tenant();
    world.setCompanyActive(shut, false);
    replies.put("WRONG_SECRET (inactive company)", ask.apply(shut.id(), "wrong"));
    replies.put("WRONG_SECRET (truncated)", ask.apply(tenant.id(), half));
    replies.put("WRONG_SECRET (CR LF)", ask.apply(tenant.id(), tenant.secret() + "%0d%0a"));
    replies.put("REVOKED_SECRET", ask.apply(revoked.id(), revoked.secret()));
    replies.put("CLIENT_DISABLED", ask.apply(disabled.id(), disabled.secret()));
    replies.put("METHOD_NOT_REGISTERED", ask.apply(open.id(), "anything"));
    replies.put("CONTRACT_NOT_REGISTERED", ask.apply(foreign.id(), foreign.secret()));
    world.pass(Duration.ofMinutes(2));
    replies.put("EXPIRED_SECRET", ask.apply(expired.id(), shortLived));
    return replies;
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void allWaysToFailLookAlike(String contract, Authenticating endpoint) {
    Map<String, Reply> replies = failures(contract, endpoint);

    Reply first = replies.values().iterator().next();
    assertEquals(401, first.status());
    for (Map.Entry<String, Reply> reply : replies.entrySet()) {
      assertEquals(first.status(), reply.getValue().status(), reply.getKey());
      assertEquals(first.body(), reply.getValue().body(), reply.getKey());
      assertEquals(
          new TreeMap<>(first.headers()),
          new TreeMap<>(reply.getValue().headers()),
          reply.getKey());
    }
  }

  @ParameterizedTest
  @MethodSource("endpoints")
  void eachHasOneLogLineWithItsCauseAndTheIdOfItsRequest(String contract, Authenticating endpoint) {
    Map<String, Reply> replies = failures(contract, endpoint);

    for (Map.Entry<String, Reply> reply : replies.entrySet()) {
      String cause = reply.getKey().replaceFirst(" .*", "");
      List<String> lines =
          appender.list.stream()
              .filter(
                  event ->
                      reply
                          .getValue()
                          .requestId()
                          .equals(event.getMDCPropertyMap().get("request_id")))
              .map(ILoggingEvent::getFormattedMessage)
              .toList();
      assertEquals(1, lines.size(), reply.getKey() + " " + lines);
      assertTrue(lines.getFirst().endsWith("cause=" + cause), lines.getFirst());
      assertTrue(lines.getFirst().contains("contract=" + contract), lines.getFirst());
      assertFalse(lines.getFirst().contains("strang"), lines.getFirst());
    }
  }

  @Test
  void noSecretAndNoTokenIsEverLogged() {
    Tenant tenant = world.tenant();
    String token = world.token(tenant);
    List<String> hidden = new ArrayList<>(List.of(tenant.secret(), token));
    hidden.add(token.substring(token.lastIndexOf('.') + 1));
    hidden.add(token.substring(token.indexOf('.') + 1, token.lastIndexOf('.')));
    hidden.add("not-the-secret");
    hidden.add("x.y.not-a-token");

    String wrong = "client_id=" + tenant.id() + "&client_secret=not-the-secret";
    Reply _ = world.form("/oauth/access-token", wrong);
    Reply _ = world.form("/oauth2/token", "grant_type=client_credentials&" + wrong);
    Reply _ = world.form("/oauth2/introspect", "token=" + token + "&" + tenant.form());
    Reply _ = world.form("/oauth2/token", "client_assertion=x.y.not-a-token&grant_type=x");
    Reply _ = world.get("/guard/rfc?access_token=" + token, "Authorization: Bearer " + token);
    Reply _ = world.form("/oauth/introspect", "token=x.y.not-a-token");
    Reply _ = world.form("/oauth/introspect", "token=" + token);
    Reply _ = world.get("/api/tags", "Authorization: Bearer " + token);
    Reply _ = world.get("/api/tags?token=" + token);
    for (String bug : List.of("a bug", "another bug")) {
      Reply _ =
          world.failing(
              () -> new IllegalStateException(bug),
              w -> w.form("/oauth/access-token", tenant.form()));
      Reply _ =
          world.failing(
              () -> new IllegalStateException(bug),
              w -> w.form("/oauth2/introspect", "token=" + token + "&" + tenant.form()));
      Reply _ =
          world.failing(
              () -> new IllegalStateException(bug),
              w -> w.get("/api/tags", "Authorization: Bearer " + token));
    }
    Reply _ = world.form("/oauth/revoke", "token=" + token);

    assertTrue(appender.list.size() > 4, "the test must see the log");
    for (ILoggingEvent event : appender.list) {
      String text =
          event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy());
      for (String value : hidden) {
        assertFalse(text.contains(value), text);
      }
    }
  }
}
