package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The states that fixtures name in which users take part. */
final class FixtureUserStates {

  private final World world;
  private final Fixture fixture;

  FixtureUserStates(World world, Fixture fixture) {
    this.world = world;
    this.fixture = fixture;
  }

  /**
   * The reply to the fixture's request in the state that it names; empty if it is none of these.
   */
  Optional<Reply> reply() {
    return switch (fixture.given()) {
      case "a client that users authorize" -> Optional.of(send(new CodeFlowClient(world)));
      case "a client that users authorized before it lost the grant" -> {
        CodeFlowClient app = new CodeFlowClient(world);
        world.replace(RfcUserProvocations.withoutCodeGrant(app.client));
        yield Optional.of(send(app));
      }
      case "a client of an inactive enterprise that users authorize" -> {
        CodeFlowClient app = new CodeFlowClient(world);
        world.setEnterpriseActive(app.tenant, false);
        yield Optional.of(send(app));
      }
      case "a user who is signed in" -> Optional.of(send(RfcUserProvocations.signedIn(world)));
      case "a user who allowed it for two companies" ->
          Optional.of(send(RfcUserProvocations.allowedForTwoCompanies(world)));
      case "a user without a company" ->
          Optional.of(send(RfcUserProvocations.withoutCompany(world)));
      case "a consent page" -> {
        CodeFlowClient app = RfcUserProvocations.signedIn(world);
        Reply page = app.authorize("");
        yield Optional.of(send(app, Browsing.hidden(page, "/oauth2/authorize/consent")));
      }
      case "a code" -> {
        CodeFlowClient app = new CodeFlowClient(world);
        yield Optional.of(send(app, Map.of("code", app.code(""))));
      }
      case "a code that was exchanged" -> {
        CodeFlowClient app = new CodeFlowClient(world);
        String code = app.code("");
        Reply _ = app.exchange(code);
        yield Optional.of(send(app, Map.of("code", code)));
      }
      case "a refresh token" -> {
        CodeFlowClient app = new CodeFlowClient(world);
        yield Optional.of(
            send(app, Map.of("refresh_token", RfcUserProvocations.refreshToken(app))));
      }
      case "a refresh token that was revoked" -> {
        CodeFlowClient app = new CodeFlowClient(world);
        String refreshToken = RfcUserProvocations.refreshToken(app);
        Reply _ = world.form("/oauth2/revoke", "token=" + refreshToken + "&" + app.tenant.form());
        yield Optional.of(send(app, Map.of("refresh_token", refreshToken)));
      }
      case "a store that does not tell of enterprises" ->
          Optional.of(failing(() -> new StoreUnavailable("an outage", null)));
      case "a store that fails at enterprises for an unknown reason" ->
          Optional.of(failing(() -> new IllegalStateException("a bug")));
      default -> Optional.empty();
    };
  }

  private Reply failing(Supplier<RuntimeException> cause) {
    CodeFlowClient app = new CodeFlowClient(world);
    return world.outage.during(Set.of(Enterprises.class), cause, () -> send(app));
  }

  private Reply send(CodeFlowClient app) {
    return send(app, Map.of());
  }

  private Reply send(CodeFlowClient app, Map<String, String> more) {
    Map<String, String> facts =
        new HashMap<>(
            Map.of(
                "client_id", app.client.id().value(),
                "client_secret", app.tenant.secret(),
                "cookie", app.browser.cookie(),
                "challenge", CodeFlowClient.CHALLENGE,
                "verifier", CodeFlowClient.VERIFIER));
    more.forEach((name, value) -> facts.put(name, CodeFlowClient.encoded(value)));
    return fixture.send(world.http, facts);
  }
}
