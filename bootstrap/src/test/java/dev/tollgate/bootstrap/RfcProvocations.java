package dev.tollgate.bootstrap;

import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Provokes every error of the contract rfc. */
final class RfcProvocations implements Provocations {

  private static final String TOKEN = "/oauth2/token";
  private static final String GUARD = "/guard/rfc";
  private static final String GRANT = "grant_type=client_credentials&";
  private static final List<String> NOT_LIVE =
      List.of("token-malformed", "token-forged", "token-expired", "token-revoked", "token-unknown");

  private final Map<String, Function<World, Reply>> all = new HashMap<>();

  @Override
  public Map<String, Function<World, Reply>> byEntry() {
    issue();
    introspect();
    revoke();
    oauth();
    resource();
    all.putAll(new RfcUserProvocations().byEntry());
    return all;
  }

  @Override
  public List<Authenticating> authenticating() {
    return List.of(
        new Authenticating(TOKEN, GRANT, false),
        new Authenticating(TOKEN, "grant_type=authorization_code&code=x&", false),
        new Authenticating(TOKEN, "grant_type=refresh_token&refresh_token=x&", false),
        new Authenticating("/oauth2/introspect", "token=x&", false),
        new Authenticating("/oauth2/revoke", "token=x&", false));
  }

  private void issue() {
    all.put("issue-parameter-missing", world -> world.form(TOKEN, world.tenant().form()));
    all.put(
        "issue-parameter-not-plain",
        world -> world.form(TOKEN, GRANT + world.tenant().form() + "&scope[]=profile:read"));
    authentication("issue", TOKEN, GRANT);
    all.put(
        "issue-unsupported-grant-type",
        world -> world.form(TOKEN, "grant_type=password&" + world.tenant().form()));
    all.put(
        "issue-grant-not-allowed",
        world -> {
          Tenant open = world.register(world.tenant(), new Method.None(), Set.of(), List.of());
          return world.form(TOKEN, GRANT + "client_id=" + open.id());
        });
    all.put(
        "issue-enterprise-inactive",
        world -> {
          Tenant tenant = world.tenant();
          world.setEnterpriseActive(tenant, false);
          return world.form(TOKEN, GRANT + tenant.form());
        });
    all.put(
        "issue-company-inactive",
        world -> {
          Tenant tenant = world.tenant();
          world.setCompanyActive(tenant, false);
          return world.form(TOKEN, GRANT + tenant.form());
        });
    all.put(
        "issue-invalid-target",
        world ->
            world.form(
                TOKEN, GRANT + world.tenant().form() + "&resource=https%3A%2F%2Fnobody.example"));
    all.put(
        "issue-invalid-scope",
        world -> world.form(TOKEN, GRANT + world.tenant().form() + "&scope=admin"));
  }

  /** What each endpoint for clients says about how they authenticate. */
  private void authentication(String kind, String path, String usual) {
    all.put(
        kind + "-authentication-ambiguous",
        world -> {
          Tenant tenant = world.tenant();
          return world.form(path, usual + tenant.form(), basic(tenant));
        });
    all.put(
        kind + "-invalid-client",
        world ->
            world.form(path, usual + "client_id=" + world.tenant().id() + "&client_secret=wrong"));
  }

  private static String basic(Tenant tenant) {
    byte[] pair = (tenant.id() + ":" + tenant.secret()).getBytes(StandardCharsets.UTF_8);
    return "Authorization: Basic " + Base64.getEncoder().encodeToString(pair);
  }

  private void introspect() {
    endpoint("introspect");
    BiFunction<World, String, Reply> ask = asking("introspect");
    all.put("introspect-token-foreign", world -> ask.apply(world, TokensNotLive.RFC.live(world)));
    for (String reason : List.of("client-disabled", "enterprise-inactive", "company-inactive")) {
      all.put("introspect-" + reason, world -> TokensNotLive.RFC.with(reason, world, ask));
    }
  }

  private void revoke() {
    endpoint("revoke");
    all.put(
        "revoke-token-foreign",
        world -> asking("revoke").apply(world, TokensNotLive.RFC.live(world)));
    all.put(
        "revoke-token-revoked",
        world -> {
          Tenant owner = world.tenant();
          String form = "token=" + world.rfcToken(owner) + "&" + owner.form();
          Reply _ = world.form("/oauth2/revoke", form);
          return world.form("/oauth2/revoke", form);
        });
  }

  /** A request by a client of a new tenant. */
  private static BiFunction<World, String, Reply> asking(String kind) {
    return (world, token) ->
        world.form("/oauth2/" + kind, "token=" + token + "&" + world.tenant().form());
  }

  private void endpoint(String kind) {
    String path = "/oauth2/" + kind;
    all.put(
        kind + "-parameter-missing",
        world -> world.form(path, "token=x&client_assertion_type=anything"));
    all.put(kind + "-parameter-not-plain", world -> world.form(path, "token=x&client_id[]=a"));
    authentication(kind, path, "token=x&");
    all.put(kind + "-token-missing", world -> world.form(path, world.tenant().form()));
    all.put(
        kind + "-caller-inactive",
        world -> {
          Tenant tenant = world.tenant();
          world.setCompanyActive(tenant, false);
          return world.form(path, "token=x&" + tenant.form());
        });
    for (String reason : NOT_LIVE) {
      all.put(kind + "-" + reason, world -> TokensNotLive.RFC.with(reason, world, asking(kind)));
    }
  }

  private void oauth() {
    faults(
        "oauth",
        "/oauth2/nothing",
        TOKEN,
        "GET",
        world ->
            world.form(
                "/oauth2/introspect",
                "token=" + world.keptRfcToken() + "&" + world.keptTenant().form()));
    all.put("oauth-body-too-large", world -> world.form(TOKEN, "x=" + "a".repeat(65 * 1024)));
    all.put("oauth-unsupported-media-type", world -> world.json(TOKEN, "{}"));
    all.put("oauth-unreadable", world -> world.form(TOKEN, "scope=a&scope=b"));
    all.put("oauth-too-many-requests", RfcProvocations::tooMany);
    all.put(
        "oauth-too-many-requests-429",
        world -> {
          try (World strict = World.withLimits429()) {
            return tooMany(strict);
          }
        });
  }

  /** One request more than the limit, all from one address. */
  private static Reply tooMany(World world) {
    Reply last = null;
    for (int i = 0; i <= World.PER_MINUTE; i++) {
      last =
          world.send(RawHttp.request("POST", TOKEN, "", RawHttp.FORWARDED_FOR + "2001:db8:7::1"));
    }
    return last;
  }

  private void resource() {
    BiFunction<World, String, Reply> ask =
        (world, token) -> world.get(GUARD, "Authorization: Bearer " + token);
    all.put("resource-token-missing", world -> world.get(GUARD));
    all.put("resource-demand-invalid", world -> world.get(GUARD + "?scopes=admin"));
    all.put("resource-access-request-invalid", world -> ask.apply(world, "a b"));
    for (String reason : NOT_LIVE) {
      all.put("resource-" + reason, world -> TokensNotLive.RFC.with(reason, world, ask));
    }
    for (String reason : List.of("client-disabled", "enterprise-inactive", "company-inactive")) {
      all.put("resource-" + reason, world -> TokensNotLive.RFC.with(reason, world, ask));
    }
    all.put(
        "resource-audience-wrong",
        world ->
            world.get(
                GUARD + "?resource=https://other.example",
                "Authorization: Bearer " + TokensNotLive.RFC.live(world)));
    all.put(
        "resource-insufficient-scope",
        world ->
            world.get(
                GUARD + "?scope=assets:read+assets:write",
                "Authorization: Bearer " + TokensNotLive.RFC.live(world)));
    faults(
        "resource",
        GUARD + "/nothing",
        GUARD,
        "POST",
        world -> ask.apply(world, world.keptRfcToken()));
    all.put(
        "resource-body-too-large",
        world -> world.form("/oauth2/userinfo", "access_token=" + "a".repeat(65 * 1024)));
    all.put("resource-unsupported-media-type", world -> world.json("/oauth2/userinfo", "{}"));
    all.put(
        "resource-unreadable",
        world -> world.send("GET " + GUARD + " HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n"));
  }

  private void faults(
      String layer, String nothing, String path, String wrongMethod, Function<World, Reply> usual) {
    all.put(layer + "-not-found", world -> world.get(nothing));
    all.put(
        layer + "-method-not-allowed", world -> world.send(RawHttp.request(wrongMethod, path, "")));
    all.put(layer + "-uri-too-long", world -> world.get(path + "?x=" + "a".repeat(8 * 1024)));
    all.put(
        layer + "-headers-too-long",
        world -> world.get(path, "X-Padding: " + "a".repeat(32 * 1024)));
    all.put(
        layer + "-server-error",
        world -> world.failing(() -> new IllegalStateException("a bug"), usual));
    all.put(
        layer + "-temporarily-unavailable",
        world -> world.failing(() -> new StoreUnavailable("an outage", null), usual));
  }
}
