package dev.tollgate.bootstrap;

import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.GrantType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Brings a world into the states that fixtures name, and sends their requests. */
final class FixtureStates {

  private static final Map<String, TokensNotLive> TOKENS =
      Map.of("cliquify", TokensNotLive.CLIQUIFY, "rfc", TokensNotLive.RFC);

  /** By what fixtures call them, tokens that are not live by what references call them. */
  private static final Map<String, String> NOT_LIVE =
      Map.of(
          "a malformed token", "token-malformed",
          "a token with a bad signature", "token-forged",
          "an expired token", "token-expired",
          "a revoked token", "token-revoked",
          "a token that is not on record", "token-unknown",
          "a token of a disabled client", "client-disabled",
          "a token of an inactive enterprise", "enterprise-inactive");

  private static final String SCOPES = "a token with the scopes ";

  private final World world;
  private final Fixture fixture;

  FixtureStates(World world, Fixture fixture) {
    this.world = world;
    this.fixture = fixture;
  }

  /** The reply to the fixture's request in the state that it names. */
  Reply reply() {
    if (fixture.contract().equals("better-i18n")) {
      return new FixturePartnerStates(world, fixture).reply();
    }
    String given = fixture.given();
    if (NOT_LIVE.containsKey(given)) {
      return TOKENS
          .get(fixture.contract())
          .with(NOT_LIVE.get(given), world, (_, token) -> send(world.tenant(), token));
    }
    if (given.startsWith(SCOPES)) {
      return with(world.tenant(given.substring(SCOPES.length())), _ -> {});
    }
    return switch (given) {
      case "" -> send(world.tenant(), "");
      case "a live token" -> with(world.tenant(), _ -> {});
      case "a token of another enterprise" -> send(world.tenant(), token(world.tenant()));
      case "a token of a client without a company" -> with(world.tenant(), world::unlink);
      case "a token of an inactive company" ->
          with(world.tenant(), tenant -> world.setCompanyActive(tenant, false));
      case "a client of an inactive enterprise" ->
          without(tenant -> world.setEnterpriseActive(tenant, false));
      case "a client of an inactive company" ->
          without(tenant -> world.setCompanyActive(tenant, false));
      case "a client without authentication" ->
          send(world.register(world.tenant(), new Method.None(), Set.of(), List.of()), "");
      case "a client without the grant client_credentials" ->
          send(
              world.register(
                  world.tenant(),
                  new Method.BySecret(Optional.empty()),
                  Set.of(GrantType.AUTHORIZATION_CODE),
                  List.of()),
              "");
      case "60 such requests before" -> after(60);
      case "a store that is down" -> failing(() -> new StoreUnavailable("an outage", null));
      case "a store that fails for an unknown reason" ->
          failing(() -> new IllegalStateException("a bug"));
      default ->
          new FixtureUserStates(world, fixture)
              .reply()
              .or(() -> new FixtureAccountStates(world, fixture).reply())
              .orElseThrow(() -> new AssertionError("no state is called: " + given));
    };
  }

  private String token(Tenant tenant) {
    return fixture.contract().equals("rfc") ? world.rfcToken(tenant) : world.token(tenant);
  }

  /** With a token that a client got before something happened to it; another client asks. */
  private Reply with(Tenant tenant, Consumer<Tenant> event) {
    String token = token(tenant);
    event.accept(tenant);
    return send(world.tenant(), token);
  }

  private Reply without(Consumer<Tenant> event) {
    Tenant tenant = world.tenant();
    event.accept(tenant);
    return send(tenant, "");
  }

  private Reply after(int requests) {
    Tenant tenant = world.tenant();
    for (int i = 0; i < requests; i++) {
      Reply _ = send(tenant, "");
    }
    return send(tenant, "");
  }

  private Reply failing(Supplier<RuntimeException> cause) {
    Function<World, Reply> request =
        w ->
            send(
                w.keptTenant(),
                fixture.contract().equals("rfc") ? w.keptRfcToken() : w.keptToken());
    return world.failing(cause, request);
  }

  private Reply send(Tenant tenant, String token) {
    Map<String, String> facts =
        new HashMap<>(
            Map.of(
                "client_id", tenant.id(),
                "client_secret", tenant.secret(),
                "basic", basic(tenant)));
    if (!token.isEmpty()) {
      String _ = facts.put("token", token);
    }
    return fixture.send(world.http, facts);
  }

  private static String basic(Tenant tenant) {
    byte[] pair = (tenant.id() + ":" + tenant.secret()).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pair);
  }
}
