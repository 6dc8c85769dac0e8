package dev.tollgate.bootstrap;

import static dev.tollgate.bootstrap.CodeFlowClient.member;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The states that the fixtures of the contract better-i18n name. */
final class FixturePartnerStates {

  private static final String SCOPES = "org:read projects:read projects:write";
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private final World world;
  private final Fixture fixture;
  private final PartnerApp app;

  FixturePartnerStates(World world, Fixture fixture) {
    this.world = world;
    this.fixture = fixture;
    this.app = new PartnerApp(world);
  }

  /** The reply to the fixture's request in the state that it names. */
  Reply reply() {
    return switch (fixture.given()) {
      case "" -> send(Map.of());
      case "a code" -> send(Map.of("code", app.code(SCOPES)));
      case "a code that was used" -> {
        String code = app.code(SCOPES);
        Reply _ = app.exchange(code);
        yield send(Map.of("code", code));
      }
      case "tokens" -> send(tokens());
      case "tokens that have expired" -> {
        Map<String, String> tokens = tokens();
        world.pass(TWO_HOURS);
        try {
          yield send(tokens);
        } finally {
          world.pass(TWO_HOURS.negated());
        }
      }
      case "tokens of a revoked grant" -> {
        Map<String, String> tokens = tokens();
        int _ = world.storage.grants().revokeAll(app.client.registration(), Instant.EPOCH);
        yield send(tokens);
      }
      case "tokens, and 60 minted in this minute" -> {
        Map<String, String> tokens = tokens();
        for (int i = 1; i < 60; i++) {
          Reply _ = app.mint(tokens.get("access_token"), tokens.get("grant"));
        }
        yield send(tokens);
      }
      default -> throw new AssertionError("no state is called: " + fixture.given());
    };
  }

  private Map<String, String> tokens() {
    Reply issued = app.exchange(app.code(SCOPES));
    String access = member(issued, "access_token");
    String grant = member(issued, "grant_id");
    return Map.of(
        "access_token",
        access,
        "refresh_token",
        member(issued, "refresh_token"),
        "grant",
        grant,
        "installation_token",
        member(app.mint(access, grant), "installation_token"));
  }

  private Reply send(Map<String, String> more) {
    Map<String, String> facts =
        new HashMap<>(
            Map.of(
                "client_id", app.client.id().value(),
                "client_secret", app.tenant.secret(),
                "verifier", CodeFlowClient.VERIFIER));
    facts.putAll(more);
    return fixture.send(world.http, facts);
  }
}
