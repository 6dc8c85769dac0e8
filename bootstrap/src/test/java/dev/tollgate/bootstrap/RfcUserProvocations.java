package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Membership;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Provokes the errors of the contract rfc in which users take part. */
final class RfcUserProvocations {

  private static final String TOKEN = "/oauth2/token";
  private static final String CODE_GRANT = "grant_type=authorization_code&";
  private static final String REFRESH_GRANT = "grant_type=refresh_token&";
  private static final String AUTHORIZE = "/oauth2/authorize?";
  private static final String JSON = "Accept: application/json";

  private final Map<String, Function<World, Reply>> all = new HashMap<>();

  Map<String, Function<World, Reply>> byEntry() {
    exchange();
    refresh();
    afterwards("code", RfcUserProvocations::exchanged);
    afterwards("refresh", RfcUserProvocations::refreshed);
    notLive();
    pages();
    redirects();
    return all;
  }

  private void exchange() {
    all.put(
        "code-parameter-missing", world -> world.form(TOKEN, CODE_GRANT + world.tenant().form()));
    all.put(
        "code-parameter-not-plain",
        world -> world.form(TOKEN, CODE_GRANT + "code[]=x&" + world.tenant().form()));
    all.put(
        "code-invalid-client",
        world ->
            world.form(
                TOKEN, CODE_GRANT + "code=x&client_secret=wrong&client_id=" + world.tenant().id()));
    all.put(
        "code-grant-not-allowed",
        world -> world.form(TOKEN, CODE_GRANT + "code=x&" + world.tenant().form()));
    all.put("code-invalid", world -> new CodeFlowClient(world).exchange("ac_" + "0".repeat(64)));
    all.put(
        "code-redirect-uri-mismatch",
        world -> sent(world, form -> form.replace("callback", "elsewhere")));
    all.put(
        "code-verifier-mismatch",
        world -> sent(world, form -> form.replace(CodeFlowClient.VERIFIER, "")));
    all.put(
        "code-invalid-target",
        world -> sent(world, form -> form + "&resource=https%3A%2F%2Fnobody.example"));
  }

  private static Reply sent(World world, Function<String, String> change) {
    CodeFlowClient app = new CodeFlowClient(world);
    String form = app.exchangeForm(app.code(""));
    return world.form(TOKEN, change.apply(form) + "&" + app.tenant.form());
  }

  private static Reply exchanged(World world, Consumer<CodeFlowClient> event) {
    CodeFlowClient app = new CodeFlowClient(world);
    String code = app.code("");
    event.accept(app);
    return app.exchange(code);
  }

  private void refresh() {
    all.put(
        "refresh-parameter-missing",
        world -> world.form(TOKEN, REFRESH_GRANT + world.tenant().form()));
    all.put(
        "refresh-parameter-not-plain",
        world -> world.form(TOKEN, REFRESH_GRANT + "refresh_token[]=x&" + world.tenant().form()));
    all.put(
        "refresh-invalid-client",
        world ->
            world.form(
                TOKEN,
                REFRESH_GRANT
                    + "refresh_token=x&client_secret=wrong&client_id="
                    + world.tenant().id()));
    all.put(
        "refresh-grant-not-allowed",
        world -> world.form(TOKEN, REFRESH_GRANT + "refresh_token=x&" + world.tenant().form()));
    all.put(
        "refresh-token-invalid",
        world -> new CodeFlowClient(world).refresh("rt_" + "0".repeat(64), ""));
    all.put(
        "refresh-invalid-target",
        world -> refreshed(world, "&resource=https%3A%2F%2Fnobody.example"));
    all.put("refresh-invalid-scope", world -> refreshed(world, "&scope=openid+assets:read"));
  }

  private static Reply refreshed(World world, String more) {
    CodeFlowClient app = new CodeFlowClient(world);
    return app.refresh(refreshToken(app), more);
  }

  private static Reply refreshed(World world, Consumer<CodeFlowClient> event) {
    CodeFlowClient app = new CodeFlowClient(world);
    String refreshToken = refreshToken(app);
    event.accept(app);
    return app.refresh(refreshToken, "");
  }

  static String refreshToken(CodeFlowClient app) {
    return CodeFlowClient.member(app.exchange(app.code("")), "refresh_token");
  }

  /** What ends a step that an earlier one led to. */
  private void afterwards(String kind, BiFunction<World, Consumer<CodeFlowClient>, Reply> step) {
    all.put(kind + "-user-inactive", world -> step.apply(world, RfcUserProvocations::disableUser));
    all.put(kind + "-grant-revoked", world -> step.apply(world, RfcUserProvocations::revokeGrants));
    all.put(
        kind + "-enterprise-inactive",
        world -> step.apply(world, app -> world.setEnterpriseActive(app.tenant, false)));
    all.put(
        kind + "-company-inactive",
        world -> step.apply(world, app -> world.setCompanyActive(app.tenant, false)));
  }

  static void disableUser(CodeFlowClient app) {
    boolean _ =
        app.world
            .storage
            .users()
            .change(app.user.id(), new UserChange.SetEnabled(false, Instant.EPOCH));
  }

  static void revokeGrants(CodeFlowClient app) {
    Grants grants = app.world.storage.grants();
    int _ = grants.revokeAll(app.client.registration(), Instant.EPOCH);
  }

  private void notLive() {
    BiFunction<CodeFlowClient, String, Reply> introspect =
        (app, token) ->
            app.world.form("/oauth2/introspect", "token=" + token + "&" + app.tenant.form());
    BiFunction<CodeFlowClient, String, Reply> userinfo =
        (app, token) -> app.world.get("/oauth2/userinfo", "Authorization: Bearer " + token);
    notLive("introspect", introspect);
    notLive("resource", userinfo);
  }

  private void notLive(String kind, BiFunction<CodeFlowClient, String, Reply> ask) {
    all.put(kind + "-user-inactive", world -> ended(world, RfcUserProvocations::disableUser, ask));
    all.put(kind + "-grant-revoked", world -> ended(world, RfcUserProvocations::revokeGrants, ask));
  }

  private static Reply ended(
      World world, Consumer<CodeFlowClient> event, BiFunction<CodeFlowClient, String, Reply> ask) {
    CodeFlowClient app = new CodeFlowClient(world);
    String token = CodeFlowClient.member(app.exchange(app.code("")), "access_token");
    event.accept(app);
    return ask.apply(app, token);
  }

  private void pages() {
    String consent = "/oauth2/authorize/consent";
    all.put(
        "authorization-client-unknown",
        world -> world.get(AUTHORIZE + "client_id=nobody&response_type=code", JSON));
    all.put(
        "authorization-redirect-uri-missing",
        world -> world.get(AUTHORIZE + "client_id=" + world.tenant().id(), JSON));
    all.put(
        "authorization-redirect-uri-unregistered",
        world ->
            world.get(
                AUTHORIZE
                    + "redirect_uri=https%3A%2F%2Fevil.example&client_id="
                    + world.tenant().id(),
                JSON));
    all.put(
        "authorization-logout-redirect-uri-unregistered",
        world ->
            world.get("/oauth2/logout?post_logout_redirect_uri=https%3A%2F%2Fevil.example", JSON));
    all.put("authorization-form-stale", world -> world.form(consent, "decision=allow", JSON));
    all.put(
        "authorization-form-foreign",
        world -> world.form(consent, "decision=allow", JSON, "Origin: https://evil.example"));
    all.put("authorization-not-found", world -> world.get("/oauth2/authorize/nothing", JSON));
    all.put(
        "authorization-method-not-allowed",
        world -> world.send(RawHttp.request("PUT", "/oauth2/authorize", "", JSON)));
    all.put(
        "authorization-body-too-large",
        world -> world.form(consent, "x=" + "a".repeat(65 * 1024), JSON));
    all.put("authorization-unsupported-media-type", world -> world.json(consent, "{}", JSON));
    all.put(
        "authorization-uri-too-long", world -> world.get(AUTHORIZE + "a".repeat(8 * 1024), JSON));
    all.put(
        "authorization-headers-too-long",
        world -> world.get("/oauth2/authorize", JSON, "X-Padding: " + "a".repeat(32 * 1024)));
    all.put("authorization-unreadable", world -> world.form(consent, "a=1&a=2", JSON));
    all.put("authorization-too-many-requests", RfcUserProvocations::tooMany);
    all.put(
        "authorization-too-many-requests-429",
        world -> {
          try (World strict = World.withLimits429()) {
            return tooMany(strict);
          }
        });
    all.put(
        "authorization-server-error",
        world -> world.failing(() -> new IllegalStateException("a bug"), this::asked));
    all.put(
        "authorization-temporarily-unavailable",
        world -> world.failing(() -> new StoreUnavailable("an outage", null), this::asked));
  }

  private Reply asked(World world) {
    return world.get(AUTHORIZE + "client_id=" + world.keptTenant().id(), JSON);
  }

  private static Reply tooMany(World world) {
    Reply last = null;
    for (int i = 0; i <= World.PER_MINUTE; i++) {
      last =
          world.send(
              RawHttp.request(
                  "GET", "/oauth2/authorize", "", JSON, RawHttp.FORWARDED_FOR + "2001:db8:8::1"));
    }
    return last;
  }

  private void redirects() {
    all.put(
        "authorization-parameter-missing", world -> changed(world, "&code_challenge=[^&]*", ""));
    all.put("authorization-parameter-not-plain", world -> more(world, "&scope=openid"));
    all.put(
        "authorization-parameter-invalid",
        world -> changed(world, "code_challenge_method=S256", "code_challenge_method=plain"));
    all.put("authorization-request-not-supported", world -> more(world, "&request=x.y.z"));
    all.put("authorization-request-uri-not-supported", world -> more(world, "&request_uri=urn:x"));
    all.put(
        "authorization-unsupported-response-type",
        world -> changed(world, "response_type=code", "response_type=token"));
    all.put(
        "authorization-grant-not-allowed",
        world -> {
          CodeFlowClient app = new CodeFlowClient(world);
          world.replace(withoutCodeGrant(app.client));
          return app.authorize("");
        });
    all.put(
        "authorization-enterprise-inactive",
        world -> {
          CodeFlowClient app = new CodeFlowClient(world);
          world.setEnterpriseActive(app.tenant, false);
          return app.authorize("");
        });
    all.put(
        "authorization-invalid-target",
        world -> more(world, "&resource=https%3A%2F%2Fnobody.example"));
    all.put(
        "authorization-invalid-scope", world -> changed(world, "scope=openid", "scope=nothing"));
    all.put(
        "authorization-access-denied",
        world -> {
          CodeFlowClient app = signedIn(world);
          return app.decide(app.authorize(""), "deny");
        });
    all.put("authorization-login-required", world -> more(world, "&prompt=none"));
    all.put("authorization-consent-required", world -> signedIn(world).authorize("&prompt=none"));
    all.put(
        "authorization-account-selection-required",
        world -> allowedForTwoCompanies(world).authorize("&prompt=none"));
    all.put(
        "authorization-interaction-required",
        world -> withoutCompany(world).authorize("&prompt=none"));
    all.put(
        "authorization-redirect-temporarily-unavailable",
        world -> failing(world, () -> new StoreUnavailable("an outage", null)));
    all.put(
        "authorization-redirect-server-error",
        world -> failing(world, () -> new IllegalStateException("a bug")));
  }

  private static Reply more(World world, String more) {
    return new CodeFlowClient(world).authorize(more);
  }

  private static Reply changed(World world, String part, String other) {
    CodeFlowClient app = new CodeFlowClient(world);
    return app.browser.get(AUTHORIZE + app.query("").replaceFirst(part, other));
  }

  static CodeFlowClient signedIn(World world) {
    CodeFlowClient app = new CodeFlowClient(world);
    app.signIn();
    return app;
  }

  static CodeFlowClient allowedForTwoCompanies(World world) {
    CodeFlowClient app = signedIn(world);
    join(app);
    for (String company : app.companies()) {
      Reply _ = app.decide(app.authorize(""), "allow", Optional.of(company));
    }
    return app;
  }

  static CodeFlowClient withoutCompany(World world) {
    CodeFlowClient app = signedIn(world);
    app.leave();
    return app;
  }

  /** Makes the user a member of one more company of the same enterprise. */
  private static void join(CodeFlowClient app) {
    boolean _ =
        app.world
            .storage
            .users()
            .change(
                app.user.id(),
                new UserChange.Join(
                    new Membership(app.world.company(app.tenant), false), Instant.EPOCH));
  }

  private static Reply failing(World world, Supplier<RuntimeException> cause) {
    CodeFlowClient app = new CodeFlowClient(world);
    return world.outage.during(Set.of(Enterprises.class), cause, () -> app.authorize(""));
  }

  static Client withoutCodeGrant(Client old) {
    return new Client(
        old.registration(),
        old.id(),
        old.name(),
        old.enterprise(),
        old.company(),
        old.scopes(),
        old.authentication(),
        EnumSet.of(GrantType.CLIENT_CREDENTIALS),
        old.contracts(),
        old.origins(),
        old.tokenSettings(),
        old.codeFlow(),
        old.versions(),
        old.enabled(),
        old.createdAt());
  }
}
