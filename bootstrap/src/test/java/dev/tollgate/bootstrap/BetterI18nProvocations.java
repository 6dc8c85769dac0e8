package dev.tollgate.bootstrap;

import static dev.tollgate.bootstrap.CodeFlowClient.VERIFIER;
import static dev.tollgate.bootstrap.CodeFlowClient.member;
import static dev.tollgate.bootstrap.PartnerApp.API;
import static dev.tollgate.bootstrap.PartnerApp.AUTHORIZE;
import static dev.tollgate.bootstrap.PartnerApp.TOKEN;
import static dev.tollgate.bootstrap.PartnerApp.bearer;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Provokes the errors of the contract better-i18n. */
final class BetterI18nProvocations implements Provocations {

  private static final String JSON = "Accept: application/json";
  private static final String CODE = "ac_" + "0".repeat(64);
  private static final String GUARD = "/guard/better-i18n";
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private final Map<String, Function<World, Reply>> all = new HashMap<>();

  @Override
  public Map<String, Function<World, Reply>> byEntry() {
    tokens();
    access();
    installations();
    resources();
    apiFaults();
    pages();
    redirects();
    return all;
  }

  @Override
  public List<Authenticating> authenticating() {
    return List.of(
        new Authenticating(
            TOKEN, "grant_type=authorization_code&code=x&redirect_uri=x&code_verifier=x&", true));
  }

  private void tokens() {
    all.put("token-grant-type-missing", world -> world.form(TOKEN, "code=x"));
    all.put("token-unsupported-grant-type", world -> world.form(TOKEN, "grant_type=password"));
    all.put(
        "token-fields-invalid",
        world -> world.form(TOKEN, "grant_type=authorization_code&code=" + CODE));
    all.put(
        "token-invalid-client",
        world -> {
          PartnerApp app = new PartnerApp(world);
          return world.form(TOKEN, app.exchangeForm(CODE).replace(app.tenant.secret(), "wrong"));
        });
    all.put(
        "token-enterprise-inactive",
        world -> {
          PartnerApp app = new PartnerApp(world);
          world.setEnterpriseActive(app.tenant, false);
          return app.exchange(CODE);
        });
    all.put("token-code-invalid", world -> new PartnerApp(world).exchange(CODE));
    all.put(
        "token-redirect-uri-mismatch",
        world -> exchanged(world, form -> form.replace("callback", "elsewhere")));
    all.put(
        "token-verifier-mismatch",
        world -> exchanged(world, form -> form.replace(VERIFIER, "x".repeat(43))));
    all.put(
        "token-refresh-token-invalid",
        world -> new PartnerApp(world).refresh("rt_" + "0".repeat(64)));
    all.put("registration-disabled", world -> world.json("/api/auth/mcp/register", "{}"));
  }

  private static Reply exchanged(World world, UnaryOperator<String> change) {
    PartnerApp app = new PartnerApp(world);
    return world.form(TOKEN, change.apply(app.exchangeForm(app.code("org:read"))));
  }

  private void access() {
    all.put("access-demand-invalid", world -> guarded(world, "?scopes=org:read", _ -> {}));
    all.put("access-request-invalid", world -> world.get(API + "/me", bearer("x"), "x-api-key: y"));
    all.put("access-token-missing", world -> world.get(API + "/me"));
    all.put("access-token-malformed", world -> world.get(API + "/organizations", bearer("x")));
    all.put("access-token-forged", BetterI18nProvocations::forged);
    all.put(
        "access-token-expired",
        world -> {
          PartnerApp app = new PartnerApp(world);
          String token = app.installationToken("org:read");
          world.pass(TWO_HOURS);
          try {
            return app.get("/organizations", token);
          } finally {
            world.pass(TWO_HOURS.negated());
          }
        });
    all.put(
        "access-token-revoked",
        world ->
            ended(
                world,
                app -> {
                  int _ =
                      world
                          .storage
                          .authorizationCodes()
                          .revokeAll(app.client.registration(), Instant.EPOCH);
                }));
    all.put(
        "access-token-unknown",
        world -> world.get(API + "/organizations", bearer("bi_oat_" + "0".repeat(64))));
    all.put("access-client-deleted", world -> ended(world, app -> world.delete(app.tenant)));
    all.put("access-client-disabled", world -> ended(world, app -> world.disable(app.tenant)));
    all.put(
        "access-enterprise-inactive",
        world -> ended(world, app -> world.setEnterpriseActive(app.tenant, false)));
    all.put(
        "access-audience-wrong",
        world -> guarded(world, "?resource=https%3A%2F%2Fapi.example", _ -> {}));
    all.put(
        "access-scope-missing", world -> guarded(world, "?scope=translations:publish", _ -> {}));
    all.put(
        "access-company-inactive",
        world -> ended(world, app -> world.setCompanyActive(app.tenant, false)));
    all.put(
        "access-user-deleted",
        world ->
            ended(
                world,
                app -> {
                  boolean _ = world.storage.users().remove(app.user.id());
                }));
    all.put("access-user-inactive", world -> ended(world, BetterI18nProvocations::disableUser));
    all.put("access-grant-revoked", world -> ended(world, BetterI18nProvocations::revokeGrants));
  }

  /** The claims of one token under the signature of another. */
  private static Reply forged(World world) {
    PartnerApp app = new PartnerApp(world);
    String token = member(app.exchange(app.code("org:read")), "access_token");
    String other = member(app.exchange(app.code("org:read")), "access_token");
    return app.get(
        "/me",
        token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.')));
  }

  private static void disableUser(PartnerApp app) {
    boolean _ =
        app.world
            .storage
            .users()
            .change(app.user.id(), new UserChange.SetEnabled(false, Instant.EPOCH));
  }

  private static void revokeGrants(PartnerApp app) {
    int _ = app.world.storage.grants().revokeAll(app.client.registration(), Instant.EPOCH);
  }

  private static Reply ended(World world, Consumer<PartnerApp> event) {
    PartnerApp app = new PartnerApp(world);
    String token = app.installationToken("org:read");
    event.accept(app);
    return app.get("/organizations", token);
  }

  private static Reply guarded(World world, String query, Consumer<PartnerApp> event) {
    PartnerApp app = new PartnerApp(world);
    String token = app.installationToken("org:read");
    event.accept(app);
    return world.get(GUARD + query, bearer(token));
  }

  private void installations() {
    all.put(
        "installation-access-token-invalid",
        world -> world.form(API + "/installations/grt_x/tokens", ""));
    all.put("installation-grant-not-found", world -> minted(world, _ -> {}, _ -> "grt_unknown"));
    all.put(
        "installation-grant-revoked",
        world ->
            minted(
                world, BetterI18nProvocations::revokeGrants, tokens -> member(tokens, "grant_id")));
  }

  private static Reply minted(
      World world, Consumer<PartnerApp> event, Function<Reply, String> grant) {
    PartnerApp app = new PartnerApp(world);
    Reply tokens = app.exchange(app.code("org:read"));
    event.accept(app);
    return app.mint(member(tokens, "access_token"), grant.apply(tokens));
  }

  private void resources() {
    String everything = "org:read projects:read projects:write translations:publish";
    BiFunction<World, BiFunction<PartnerApp, String, Reply>, Reply> asked =
        (world, request) -> {
          PartnerApp app = new PartnerApp(world);
          return request.apply(app, app.installationToken(everything));
        };
    all.put(
        "resource-scope-missing",
        world -> {
          PartnerApp app = new PartnerApp(world);
          return app.post("/v1/projects/x/publish", "", app.installationToken("org:read"));
        });
    all.put(
        "resource-organization-foreign",
        world ->
            asked.apply(world, (app, token) -> app.get("/organizations/org_x/projects", token)));
    all.put(
        "resource-project-not-found",
        world -> asked.apply(world, (app, token) -> app.get("/v1/projects/prj_x", token)));
    String shop = "{\"name\":\"Shop\",\"slug\":\"shop\",\"sourceLanguage\":\"en\"}";
    all.put(
        "resource-slug-taken",
        world ->
            asked.apply(
                world,
                (app, token) -> {
                  Reply _ = app.post("/v1/projects", shop, token);
                  return app.post("/v1/projects", shop, token);
                }));
    all.put(
        "resource-fields-invalid",
        world -> asked.apply(world, (app, token) -> app.post("/v1/projects", "{}", token)));
    all.put(
        "resource-parameter-invalid",
        world ->
            asked.apply(
                world,
                (app, token) -> app.post("/v1/projects", shop.replace("shop", "No Slug"), token)));
  }

  private void apiFaults() {
    all.put("not-found", world -> world.get(API + "/nothing"));
    all.put("method-not-allowed", world -> world.get(TOKEN));
    all.put("body-too-large", world -> world.form(TOKEN, "x=" + "a".repeat(65 * 1024)));
    all.put(
        "unsupported-media-type",
        world -> world.send(RawHttp.request("POST", TOKEN, "hello", "Content-Type: text/plain")));
    all.put("uri-too-long", world -> world.get(API + "/me?x=" + "a".repeat(8 * 1024)));
    all.put(
        "headers-too-long", world -> world.get(API + "/me", "X-Padding: " + "a".repeat(32 * 1024)));
    all.put("unreadable", world -> world.json(TOKEN, "{"));
    all.put(
        "too-many-requests",
        world -> {
          PartnerApp app = new PartnerApp(world);
          Reply tokens = app.exchange(app.code("org:read"));
          Reply last = tokens;
          for (int i = 0; i <= 60; i++) {
            last = app.mint(member(tokens, "access_token"), member(tokens, "grant_id"));
          }
          return last;
        });
    all.put("server-error", world -> failing(world, () -> new IllegalStateException("a bug")));
    all.put("unavailable", world -> failing(world, () -> new StoreUnavailable("an outage", null)));
  }

  private static Reply failing(World world, Supplier<RuntimeException> cause) {
    return world.failing(
        cause, it -> it.get(API + "/organizations", bearer("bi_oat_" + "0".repeat(64))));
  }

  private void pages() {
    String consent = AUTHORIZE + "/consent";
    all.put(
        "authorization-client-unknown", world -> world.get(AUTHORIZE + "?client_id=nobody", JSON));
    all.put(
        "authorization-redirect-uri-missing",
        world -> world.get(AUTHORIZE + "?client_id=" + world.tenant().id(), JSON));
    all.put(
        "authorization-redirect-uri-unregistered",
        world ->
            world.get(
                AUTHORIZE
                    + "?redirect_uri=https%3A%2F%2Fevil.example&client_id="
                    + new PartnerApp(world).client.id(),
                JSON));
    all.put("authorization-link-expired", world -> world.form(consent, "decision=allow", JSON));
    all.put(
        "authorization-form-foreign",
        world -> world.form(consent, "decision=allow", JSON, "Origin: https://evil.example"));
    all.put("authorization-not-found", world -> world.get(AUTHORIZE + "/nothing", JSON));
    all.put(
        "authorization-method-not-allowed",
        world -> world.send(RawHttp.request("PUT", AUTHORIZE, "", JSON)));
    all.put(
        "authorization-body-too-large",
        world -> world.form(consent, "x=" + "a".repeat(65 * 1024), JSON));
    all.put("authorization-unsupported-media-type", world -> world.json(consent, "{}", JSON));
    all.put(
        "authorization-uri-too-long",
        world -> world.get(AUTHORIZE + "?" + "a".repeat(8 * 1024), JSON));
    all.put(
        "authorization-headers-too-long",
        world -> world.get(AUTHORIZE, JSON, "X-Padding: " + "a".repeat(32 * 1024)));
    all.put("authorization-unreadable", world -> world.form(consent, "a=1&a=2", JSON));
    Function<World, Reply> asked =
        world -> world.get(AUTHORIZE + "?client_id=" + world.keptTenant().id(), JSON);
    all.put(
        "authorization-server-error",
        world -> world.failing(() -> new IllegalStateException("a bug"), asked));
    all.put(
        "authorization-unavailable",
        world -> world.failing(() -> new StoreUnavailable("an outage", null), asked));
  }

  private void redirects() {
    all.put("authorization-fields-invalid", world -> changed(world, "response_type=code&", ""));
    all.put(
        "authorization-parameter-invalid", world -> changed(world, "method=S256", "method=plain"));
    all.put(
        "authorization-unsupported-response-type",
        world -> changed(world, "response_type=code", "response_type=token"));
    all.put("authorization-invalid-scope", world -> changed(world, "org%3Aread", "org%3Awrite"));
    all.put(
        "authorization-grant-not-allowed",
        world -> {
          PartnerApp app = new PartnerApp(world);
          world.replace(RfcUserProvocations.withoutCodeGrant(app.client));
          return app.authorize("org:read");
        });
    all.put(
        "authorization-enterprise-inactive",
        world -> {
          PartnerApp app = new PartnerApp(world);
          world.setEnterpriseActive(app.tenant, false);
          return app.authorize("org:read");
        });
    all.put(
        "authorization-access-denied",
        world -> {
          PartnerApp app = new PartnerApp(world);
          app.signIn();
          return app.decide(app.authorize("org:read"), "deny", List.of(), List.of());
        });
    all.put(
        "authorization-redirect-unavailable",
        world -> redirectFailing(world, () -> new StoreUnavailable("an outage", null)));
    all.put(
        "authorization-redirect-server-error",
        world -> redirectFailing(world, () -> new IllegalStateException("a bug")));
  }

  private static Reply changed(World world, String part, String other) {
    PartnerApp app = new PartnerApp(world);
    return app.browser.get(AUTHORIZE + "?" + app.query("org:read").replace(part, other));
  }

  private static Reply redirectFailing(World world, Supplier<RuntimeException> cause) {
    PartnerApp app = new PartnerApp(world);
    return world.outage.during(Set.of(Enterprises.class), cause, () -> app.authorize("org:read"));
  }
}
