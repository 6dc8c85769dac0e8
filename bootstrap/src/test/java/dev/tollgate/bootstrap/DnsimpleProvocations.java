package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Provokes every error of the contract dnsimple. */
final class DnsimpleProvocations implements Provocations {

  private static final String TOKEN = DnsimpleClient.TOKEN;
  private static final String AUTHORIZE = "/oauth/authorize?";
  private static final String CONSENT = DnsimpleClient.CONSENT;
  private static final String WHOAMI = "/v2/whoami";
  private static final String JSON = "Accept: application/json";

  private final Map<String, Function<World, Reply>> all = new HashMap<>();

  @Override
  public Map<String, Function<World, Reply>> byEntry() {
    exchange();
    api();
    pages();
    redirects();
    return all;
  }

  private void exchange() {
    all.put("token-unsupported-grant-type", world -> world.json(TOKEN, "{\"grant_type\":\"x\"}"));
    all.put(
        "token-field-missing",
        world -> world.json(TOKEN, "{\"grant_type\":\"authorization_code\",\"client_id\":\"a\"}"));
    all.put(
        "token-field-not-a-string",
        world ->
            world.json(
                TOKEN, "{\"grant_type\":\"authorization_code\",\"client_id\":\"a\",\"code\":7}"));
    all.put(
        "token-code-invalid", world -> new DnsimpleClient(world).exchange("ac_" + "0".repeat(64)));
    all.put("token-user-inactive", world -> after(world, RfcUserProvocations::disableUser));
    all.put("token-grant-revoked", world -> after(world, RfcUserProvocations::revokeGrants));
    all.put(
        "token-enterprise-inactive",
        world -> after(world, app -> world.setEnterpriseActive(app.tenant, false)));
    all.put(
        "token-company-inactive",
        world -> after(world, app -> world.setCompanyActive(app.tenant, false)));
    all.put("token-invalid-client", world -> with(world, false, "client_secret", "wrong"));
    all.put(
        "token-redirect-uri-mismatch",
        world -> with(world, false, "redirect_uri", "https://elsewhere.example"));
    all.put("token-state-mismatch", world -> with(world, false, "state", "abc"));
    all.put("token-verifier-missing", world -> with(world, true, "code_verifier", ""));
    all.put("token-verifier-mismatch", world -> with(world, true, "code_verifier", "wrong"));
    all.put("token-unreadable", world -> world.json(TOKEN, "{"));
    all.put("token-not-found", world -> world.get(TOKEN + "/more"));
    all.put("token-method-not-allowed", world -> world.get(TOKEN));
    all.put("token-body-too-large", world -> world.form(TOKEN, "x=" + "a".repeat(65 * 1024)));
    all.put(
        "token-unsupported-media-type",
        world ->
            world.send(RawHttp.request("POST", TOKEN, "<a/>", "Content-Type: application/xml")));
    tooLong("token", TOKEN);
    tooMany("token", "POST", TOKEN);
    failing("token", this::exchanged);
  }

  private Reply exchanged(World world) {
    return world.form(
        TOKEN,
        "grant_type=authorization_code&code=ac_"
            + "0".repeat(64)
            + "&"
            + world.keptTenant().form());
  }

  /** With a code that a user gave before something happened. */
  private static Reply after(World world, Consumer<CodeFlowClient> event) {
    DnsimpleClient app = new DnsimpleClient(world);
    String code = app.code("");
    event.accept(app.asOfRfc());
    return app.exchange(code);
  }

  /** With one field that is different. */
  private static Reply with(World world, boolean isPublic, String field, String value) {
    DnsimpleClient app = new DnsimpleClient(world, isPublic);
    Map<String, String> fields = app.fields(app.code(""));
    fields.put(field, value);
    return app.exchange(fields);
  }

  private void api() {
    BiFunction<World, String, Reply> ask =
        (world, token) -> world.get(WHOAMI, "Authorization: Bearer " + token);
    all.put("api-token-missing", world -> world.get(WHOAMI));
    all.put("api-access-request-invalid", world -> ask.apply(world, "a b"));
    all.put("api-token-malformed", world -> ask.apply(world, "undefined"));
    for (String reason : new String[] {"token-forged", "token-expired"}) {
      all.put("api-" + reason, world -> TokensNotLive.CLIQUIFY.with(reason, world, ask));
    }
    all.put("api-token-unknown", world -> ask.apply(world, "dnsimple_o_" + "0".repeat(32)));
    all.put(
        "api-token-revoked",
        world -> {
          DnsimpleClient app = new DnsimpleClient(world);
          String token = app.token();
          world.revokeOpaque(token);
          return app.whoami(token);
        });
    all.put("api-client-disabled", world -> ended(world, app -> world.disable(app.tenant)));
    all.put("api-user-inactive", world -> ended(world, RfcUserProvocations::disableUser));
    all.put("api-grant-revoked", world -> ended(world, RfcUserProvocations::revokeGrants));
    all.put(
        "api-enterprise-inactive",
        world -> ended(world, app -> world.setEnterpriseActive(app.tenant, false)));
    all.put(
        "api-company-inactive",
        world -> ended(world, app -> world.setCompanyActive(app.tenant, false)));
    all.put("api-scope-missing", world -> guarded(world, "scope=zones:read"));
    all.put("api-audience-wrong", world -> guarded(world, "resource=https://api.example"));
    all.put("api-demand-invalid", world -> world.get("/guard/dnsimple?scopes=a"));
    all.put(
        "api-unreadable",
        world -> world.send("GET /v2/whoami HTTP/1.1\r\nHost: x\r\nA b: c\r\n\r\n"));
    all.put("api-not-found", world -> world.get("/v2/1/domains"));
    all.put("api-method-not-allowed", world -> world.send(RawHttp.request("POST", WHOAMI, "")));
    tooLong("api", WHOAMI);
    tooMany("api", "GET", WHOAMI);
    failing("api", world -> ask.apply(world, "dnsimple_o_" + "0".repeat(32)));
  }

  private static Reply ended(World world, Consumer<CodeFlowClient> event) {
    DnsimpleClient app = new DnsimpleClient(world);
    String token = app.token();
    event.accept(app.asOfRfc());
    return app.whoami(token);
  }

  private static Reply guarded(World world, String demand) {
    return world.get(
        "/guard/dnsimple?" + demand, "Authorization: Bearer " + new DnsimpleClient(world).token());
  }

  private void tooLong(String layer, String path, String... headers) {
    all.put(
        layer + "-uri-too-long", world -> world.get(path + "?x=" + "a".repeat(8 * 1024), headers));
    all.put(
        layer + "-headers-too-long",
        world -> {
          String[] more = Arrays.copyOf(headers, headers.length + 1);
          more[headers.length] = "X-Padding: " + "a".repeat(32 * 1024);
          return world.get(path, more);
        });
  }

  /** One request more than the limit, all from one address. */
  private void tooMany(String layer, String method, String path) {
    all.put(
        layer + "-too-many-requests",
        world -> {
          String caller =
              RawHttp.FORWARDED_FOR
                  + "2001:db8:17:"
                  + Integer.toHexString(layer.hashCode() & 0xffff)
                  + "::1";
          Reply last = null;
          for (int i = 0; i <= 30; i++) {
            last = world.send(RawHttp.request(method, path, "", caller));
          }
          return last;
        });
  }

  private void failing(String layer, Function<World, Reply> usual) {
    all.put(
        layer + "-server-error",
        world -> world.failing(() -> new IllegalStateException("a bug"), usual));
    all.put(
        layer + "-unavailable",
        world -> world.failing(() -> new StoreUnavailable("an outage", null), usual));
  }

  private void pages() {
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
    all.put("authorization-form-stale", world -> world.form(CONSENT, "decision=allow", JSON));
    all.put(
        "authorization-form-foreign",
        world -> world.form(CONSENT, "decision=allow", JSON, "Origin: https://evil.example"));
    all.put("authorization-not-found", world -> world.get("/oauth/authorize/nothing", JSON));
    all.put(
        "authorization-method-not-allowed",
        world -> world.send(RawHttp.request("PUT", "/oauth/authorize", "", JSON)));
    all.put(
        "authorization-body-too-large",
        world -> world.form(CONSENT, "x=" + "a".repeat(65 * 1024), JSON));
    all.put("authorization-unsupported-media-type", world -> world.json(CONSENT, "{}", JSON));
    tooLong("authorization", "/oauth/authorize", JSON);
    all.put("authorization-unreadable", world -> world.form(CONSENT, "a=1&a=2", JSON));
    failing(
        "authorization",
        world -> world.get(AUTHORIZE + "client_id=" + world.keptTenant().id(), JSON));
  }

  private void redirects() {
    all.put("authorization-parameter-missing", world -> changed(world, "&state=xyz", ""));
    all.put(
        "authorization-parameter-not-plain", world -> changed(world, "$", "&response_type=code"));
    all.put(
        "authorization-parameter-invalid",
        world -> changed(world, "$", "&code_challenge_method=S256"));
    all.put(
        "authorization-unsupported-response-type",
        world -> changed(world, "response_type=code", "response_type=token"));
    all.put(
        "authorization-grant-not-allowed",
        world -> {
          DnsimpleClient app = new DnsimpleClient(world);
          world.replace(RfcUserProvocations.withoutCodeGrant(app.client));
          return app.authorize("");
        });
    all.put(
        "authorization-enterprise-inactive",
        world -> {
          DnsimpleClient app = new DnsimpleClient(world);
          world.setEnterpriseActive(app.tenant, false);
          return app.authorize("");
        });
    all.put(
        "authorization-access-denied",
        world -> {
          DnsimpleClient app = new DnsimpleClient(world);
          app.signIn();
          return app.decide(app.authorize(""), "deny");
        });
    all.put(
        "authorization-redirect-temporarily-unavailable",
        world -> failing(world, () -> new StoreUnavailable("an outage", null)));
    all.put(
        "authorization-redirect-server-error",
        world -> failing(world, () -> new IllegalStateException("a bug")));
  }

  private static Reply changed(World world, String part, String other) {
    DnsimpleClient app = new DnsimpleClient(world);
    return app.browser.get(AUTHORIZE + app.query("").replaceFirst(part, other));
  }

  private static Reply failing(World world, Supplier<RuntimeException> cause) {
    DnsimpleClient app = new DnsimpleClient(world);
    return world.outage.during(Set.of(Enterprises.class), cause, () -> app.authorize(""));
  }
}
