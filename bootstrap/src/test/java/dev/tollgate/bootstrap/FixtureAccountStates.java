package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The states that fixtures of the contract dnsimple name. */
final class FixtureAccountStates {

  private final World world;
  private final Fixture fixture;

  FixtureAccountStates(World world, Fixture fixture) {
    this.world = world;
    this.fixture = fixture;
  }

  /**
   * The reply to the fixture's request in the state that it names; empty if it is none of these.
   */
  Optional<Reply> reply() {
    return switch (fixture.given()) {
      case "a client that an account authorizes" ->
          Optional.of(send(new DnsimpleClient(world), Map.of()));
      case "a client that an account authorized before it lost the grant" -> {
        DnsimpleClient app = new DnsimpleClient(world);
        world.replace(RfcUserProvocations.withoutCodeGrant(app.client));
        yield Optional.of(send(app, Map.of()));
      }
      case "a client of an inactive enterprise that an account authorizes" -> {
        DnsimpleClient app = new DnsimpleClient(world);
        world.setEnterpriseActive(app.tenant, false);
        yield Optional.of(send(app, Map.of()));
      }
      case "a consent page for an account" -> {
        DnsimpleClient app = new DnsimpleClient(world);
        app.signIn();
        yield Optional.of(send(app, Browsing.hidden(app.authorize(""), DnsimpleClient.CONSENT)));
      }
      case "a code for an account" -> Optional.of(withCode(new DnsimpleClient(world)));
      case "a code for an account of a public client" ->
          Optional.of(withCode(new DnsimpleClient(world, true)));
      case "a code for an account that was exchanged" -> {
        DnsimpleClient app = new DnsimpleClient(world);
        String code = app.code("");
        Reply _ = app.exchange(code);
        yield Optional.of(send(app, Map.of("code", code)));
      }
      case "a token of an account" -> {
        DnsimpleClient app = new DnsimpleClient(world);
        yield Optional.of(send(app, Map.of("token", app.token())));
      }
      case "a token of an account that was revoked" -> {
        DnsimpleClient app = new DnsimpleClient(world);
        String token = app.token();
        world.revokeOpaque(token);
        yield Optional.of(send(app, Map.of("token", token)));
      }
      case "a token of an account that disconnected the client" -> {
        DnsimpleClient app = new DnsimpleClient(world);
        String token = app.token();
        RfcUserProvocations.revokeGrants(app.asOfRfc());
        yield Optional.of(send(app, Map.of("token", token)));
      }
      case "30 such requests before" -> {
        DnsimpleClient app = new DnsimpleClient(world);
        for (int i = 0; i < 30; i++) {
          Reply _ = send(app, Map.of());
        }
        yield Optional.of(send(app, Map.of()));
      }
      case "a store that does not tell an account of enterprises" ->
          Optional.of(failing(() -> new StoreUnavailable("an outage", null)));
      case "a store that fails an account at enterprises" ->
          Optional.of(failing(() -> new IllegalStateException("a bug")));
      default -> Optional.empty();
    };
  }

  private Reply withCode(DnsimpleClient app) {
    return send(app, Map.of("code", app.code("")));
  }

  private Reply failing(Supplier<RuntimeException> cause) {
    DnsimpleClient app = new DnsimpleClient(world);
    return world.outage.during(Set.of(Enterprises.class), cause, () -> send(app, Map.of()));
  }

  private Reply send(DnsimpleClient app, Map<String, String> more) {
    Map<String, String> facts =
        new HashMap<>(
            Map.of(
                "client_id", app.client.id().value(),
                "client_secret", app.tenant.secret(),
                "cookie", app.browser.cookie()));
    more.forEach((name, value) -> facts.put(name, CodeFlowClient.encoded(value)));
    return fixture.send(world.http, facts);
  }
}
