package dev.tollgate.bootstrap;

import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.GrantType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Provokes every error of the contract cliquify. */
final class CliquifyProvocations implements Provocations {

  private static final String TOKEN = "/oauth/access-token";
  private static final List<String> NOT_LIVE =
      List.of(
          "token-malformed",
          "token-forged",
          "token-expired",
          "token-revoked",
          "token-unknown",
          "client-disabled",
          "enterprise-inactive");

  private final Map<String, Function<World, Reply>> all = new HashMap<>();

  @Override
  public Map<String, Function<World, Reply>> byEntry() {
    token();
    introspectAndRevoke();
    api();
    return all;
  }

  @Override
  public List<Authenticating> authenticating() {
    return List.of(new Authenticating(TOKEN, "", true));
  }

  private void token() {
    all.put("token-fields-missing", world -> world.json(TOKEN, "{\"client_id\":\" \"}"));
    all.put(
        "token-field-not-a-string",
        world -> world.json(TOKEN, "{\"client_id\":7,\"client_secret\":\"x\"}"));
    all.put(
        "token-unsupported-grant-type",
        world -> world.form(TOKEN, "client_id=a&client_secret=b&grant_type=password"));
    all.put(
        "token-invalid-client",
        world -> world.form(TOKEN, "client_id=" + world.tenant().id() + "&client_secret=wrong"));
    all.put(
        "token-grant-not-allowed",
        world -> {
          Tenant tenant =
              world.register(
                  world.tenant(),
                  new Method.BySecret(Optional.empty()),
                  Set.of(GrantType.AUTHORIZATION_CODE),
                  List.of());
          return world.form(TOKEN, tenant.form());
        });
    all.put(
        "token-enterprise-inactive",
        world -> {
          Tenant tenant = world.tenant();
          world.setEnterpriseActive(tenant, false);
          return world.form(TOKEN, tenant.form());
        });
    all.put(
        "token-bearer-token-missing",
        world -> world.form(TOKEN, world.tenant().form(), "Authorization: Bearer"));
    for (String reason : NOT_LIVE) {
      all.put(
          "token-bearer-" + reason,
          world ->
              TokensNotLive.CLIQUIFY.with(
                  reason,
                  world,
                  (w, token) ->
                      w.form(TOKEN, w.tenant().form(), "Authorization: Bearer " + token)));
    }
    all.put("token-unreadable", world -> world.json(TOKEN, "{"));
    endpointFaults("token", TOKEN, world -> world.form(TOKEN, "client_id=a&client_secret=b"));
  }

  private void introspectAndRevoke() {
    for (String layer : List.of("introspect", "revoke")) {
      String path = "/oauth/" + layer;
      BiFunction<World, String, Reply> ask = (world, token) -> world.form(path, "token=" + token);
      all.put(layer + "-token-missing", world -> world.json(path, "{\"token\":null}"));
      for (String reason : NOT_LIVE) {
        boolean revocable =
            reason.equals("client-disabled") || reason.equals("enterprise-inactive");
        if (!(layer.equals("revoke") && revocable)) {
          all.put(layer + "-" + reason, world -> TokensNotLive.CLIQUIFY.with(reason, world, ask));
        }
      }
      all.put(layer + "-unreadable", world -> world.json(path, "[]"));
      endpointFaults(layer, path, world -> ask.apply(world, world.keptToken()));
    }
  }

  private void api() {
    BiFunction<World, String, Reply> ask =
        (world, token) -> world.get("/api/tags", "Authorization: Bearer " + token);
    all.put("api-token-missing", world -> world.get("/api/tags"));
    all.put("api-demand-invalid", world -> world.get("/guard/cliquify?scopes=admin"));
    all.put(
        "api-audience-wrong",
        world ->
            world.get(
                "/guard/cliquify?resource=https://api.example",
                "Authorization: Bearer " + TokensNotLive.CLIQUIFY.live(world)));
    all.put("api-access-request-invalid", world -> ask.apply(world, "a b"));
    for (String reason : NOT_LIVE) {
      all.put("api-" + reason, world -> TokensNotLive.CLIQUIFY.with(reason, world, ask));
    }
    all.put(
        "api-scope-missing",
        world -> ask.apply(world, world.token(world.tenant("profile:read assets:read"))));
    all.put(
        "api-company-missing",
        world -> {
          Tenant tenant = world.tenant();
          world.unlink(tenant);
          return ask.apply(world, world.token(tenant));
        });
    all.put(
        "api-company-inactive",
        world -> {
          Tenant tenant = world.tenant();
          world.setCompanyActive(tenant, false);
          return ask.apply(world, world.token(tenant));
        });
    all.put("api-page-not-an-integer", page("page=two"));
    all.put("api-page-below-one", page("page=0&per_page=-1"));
    all.put("api-page-above-hundred", page("per_page=101"));
    all.put(
        "api-unreadable",
        world -> world.send("GET /api/tags HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n"));
    tooMany("api", "GET", "/api/tags");
    routeFaults("api", "/api/foo", "POST", "/api/tags");
    storeFaults("api", world -> ask.apply(world, world.keptToken()));
  }

  private static Function<World, Reply> page(String query) {
    return world ->
        world.get(
            "/api/tags?" + query, "Authorization: Bearer " + TokensNotLive.CLIQUIFY.live(world));
  }

  private void endpointFaults(String layer, String path, Function<World, Reply> usual) {
    routeFaults(layer, path + "/more", "GET", path);
    tooMany(layer, "POST", path);
    all.put(layer + "-body-too-large", world -> world.form(path, "x=" + "a".repeat(65 * 1024)));
    all.put(
        layer + "-unsupported-media-type",
        world ->
            world.send(RawHttp.request("POST", path, "<a/>", "Content-Type: application/xml")));
    storeFaults(layer, usual);
  }

  private void routeFaults(String layer, String nothing, String wrongMethod, String path) {
    all.put(layer + "-not-found", world -> world.get(nothing));
    all.put(
        layer + "-method-not-allowed", world -> world.send(RawHttp.request(wrongMethod, path, "")));
    all.put(layer + "-uri-too-long", world -> world.get(path + "?x=" + "a".repeat(8 * 1024)));
    all.put(
        layer + "-headers-too-long",
        world -> world.get(path, "X-Padding: " + "a".repeat(32 * 1024)));
  }

  /** One request more than the limit, all from one address. */
  private void tooMany(String layer, String method, String path) {
    all.put(
        layer + "-too-many-requests",
        world -> {
          String caller = RawHttp.FORWARDED_FOR + callerOf(layer);
          Reply last = null;
          for (int i = 0; i <= World.PER_MINUTE; i++) {
            last = world.send(RawHttp.request(method, path, "", caller));
          }
          return last;
        });
  }

  private static String callerOf(String layer) {
    return "2001:db8:0:" + Integer.toHexString(layer.hashCode() & 0xffff) + "::1";
  }

  private void storeFaults(String layer, Function<World, Reply> usual) {
    all.put(
        layer + "-server-error",
        world -> world.failing(() -> new IllegalStateException("a bug"), usual));
    all.put(
        layer + "-unavailable",
        world -> world.failing(() -> new StoreUnavailable("an outage", null), usual));
  }
}
