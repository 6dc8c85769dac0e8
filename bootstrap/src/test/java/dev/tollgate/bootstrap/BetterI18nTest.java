package dev.tollgate.bootstrap;

import static dev.tollgate.bootstrap.CodeFlowClient.REDIRECT_URI;
import static dev.tollgate.bootstrap.CodeFlowClient.VERIFIER;
import static dev.tollgate.bootstrap.CodeFlowClient.member;
import static dev.tollgate.bootstrap.PartnerApp.API;
import static dev.tollgate.bootstrap.PartnerApp.AUTHORIZE;
import static dev.tollgate.bootstrap.PartnerApp.TOKEN;
import static dev.tollgate.bootstrap.PartnerApp.bearer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.admin.client.RotateSecret;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Result;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What partners of the contract better-i18n can rely on. */
final class BetterI18nTest {

  private static final String ALL = "org:read projects:read projects:write content:read";
  private static final String SHOP =
      "{\"name\":\"Shop\",\"slug\":\"shop\",\"sourceLanguage\":\"en\"}";

  @AutoClose private static final World world = new World();

  private static void assertIs(int status, String body, Reply reply) {
    assertEquals(status + " " + body, reply.status() + " " + reply.body());
  }

  private static String error(String code) {
    return "{\"error\":\"" + code + "\"}";
  }

  @Test
  void aPartnerConnectsWorksAsksForMoreAndIsRevoked() {
    PartnerApp app = new PartnerApp(world);

    Reply tokens = app.exchange(app.code(ALL));
    String access = member(tokens, "access_token");
    String refresh = member(tokens, "refresh_token");
    String grant = member(tokens, "grant_id");
    assertEquals("no-store", tokens.headers().get("Cache-Control"));
    assertEquals(
        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":1800,\"refresh_token\":\"%s\",\"grant_id\":\"%s\"}"
            .formatted(access, refresh, grant),
        tokens.body());
    assertTrue(refresh.startsWith("rt_") && grant.startsWith("grt_"));

    Reply minted = app.mint(access, grant);
    String token = member(minted, "installation_token");
    String organization = app.company().organizationId();
    assertTrue(token.matches("bi_oat_[0-9a-f]{64}"));
    assertEquals(
        "{\"installation_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_at\":\"2026-01-01T01:00:00.000Z\",\"expires_in\":3600,\"organization_id\":\"%s\",\"project_ids\":[],\"scopes\":[\"org:read\",\"projects:read\",\"projects:write\",\"content:read\"]}"
            .formatted(token, organization),
        minted.body());

    String me =
        "{\"user\":{\"id\":\"%s\",\"name\":null,\"email\":\"%s\"},\"grant\":{\"id\":\"%s\",\"organization_id\":\"%s\",\"project_ids\":[]},\"scopes\":[\"org:read\",\"projects:read\",\"projects:write\",\"content:read\"]}"
            .formatted(app.user.id(), app.user.email(), grant, organization);
    assertIs(200, me, app.get("/me", token));
    assertIs(200, me, app.get("/me", access));
    assertIs(200, me, world.get(API + "/me", "x-api-key: " + token));
    String slug =
        world.storage.companies().find(app.company()).orElseThrow().slug().orElseThrow().value();
    assertIs(
        200,
        "{\"organizations\":[{\"id\":\"%s\",\"name\":\"Acme Brands\",\"slug\":\"%s\"}]}"
            .formatted(organization, slug),
        app.get("/organizations", token));
    Reply created = app.post("/v1/projects", SHOP, token);
    String project = member(created, "id");
    String shown =
        "{\"id\":\"%s\",\"name\":\"Shop\",\"slug\":\"shop\",\"sourceLanguage\":\"en\",\"targetLanguages\":[%s],\"organizationId\":\"%s\"}";
    assertIs(201, shown.formatted(project, "", organization), created);
    String languages = "/v1/projects/" + project + "/languages";
    assertIs(
        201,
        "{\"code\":\"pt-BR\",\"alreadyExists\":false}",
        app.post(languages, "{\"code\":\"pt-br\"}", token));
    assertIs(
        201,
        "{\"code\":\"pt-BR\",\"alreadyExists\":true}",
        app.post(languages, "{\"code\":\"pt-BR\"}", token));
    assertIs(400, error("invalid_request"), app.post(languages, "{\"code\":\"EN\"}", token));
    assertIs(
        200,
        shown.formatted(project, "\"pt-BR\"", organization),
        app.get("/v1/projects/" + project, token));
    assertIs(
        200,
        "{\"projects\":[{\"id\":\"%s\",\"name\":\"Shop\",\"slug\":\"shop\",\"sourceLanguage\":\"en\",\"targetLanguages\":[\"pt-BR\"]}]}"
            .formatted(project),
        app.get("/organizations/" + organization + "/projects", token));
    assertIs(
        200, "{\"models\":[]}", app.get("/organizations/" + slug + "/projects/shop/models", token));

    String publish = "/v1/projects/" + project + "/publish";
    assertIs(
        403,
        "{\"error\":\"missing_scope\",\"required\":\"translations:publish\"}",
        app.post(publish, "", token));
    Reply more = app.exchange(app.code("translations:publish"));
    assertEquals(grant, member(more, "grant_id"));
    String stronger = member(app.mint(member(more, "access_token"), grant), "installation_token");
    assertIs(
        202,
        "{\"id\":\"%s\",\"status\":\"queued\"}".formatted(project),
        app.post(publish, "", stronger));
    assertEquals(403, app.post(publish, "", token).status(), "as it was at mint");

    assertEquals(204, app.revoke(access, grant).status());
    for (String each : List.of(token, stronger)) {
      assertIs(410, error("grant_revoked"), app.get("/organizations", each));
    }
    assertIs(410, error("grant_revoked"), app.get("/me", access));
    assertIs(410, error("grant_revoked"), app.mint(access, grant));
    assertIs(410, error("grant_revoked"), app.revoke(access, grant));
    assertIs(401, error("invalid_grant"), app.refresh(refresh));
    assertNotEquals(grant, member(app.exchange(app.code(ALL)), "grant_id"));
  }

  @Test
  void oneConsentConnectsSeveralOrganizationsThatTheUserAdministers() {
    PartnerApp app = new PartnerApp(world);
    CompanyId second = world.company(app.tenant);
    app.administer(second);
    CompanyId notAdministered = world.company(app.tenant);
    boolean _ =
        world
            .storage
            .users()
            .change(
                app.user.id(),
                new UserChange.Join(new Membership(notAdministered, false), Instant.EPOCH));
    app.signIn();
    Reply page = app.authorize("org:read projects:write");

    assertTrue(page.body().contains("<legend>Organizations</legend>"));
    assertTrue(page.body().contains(second.value()));
    assertFalse(page.body().contains(notAdministered.value()));
    assertTrue(page.body().contains("value=\"org:read\" checked"));
    assertTrue(page.body().contains("value=\"projects:write\"> "), "not ticked");
    assertTrue(page.body().contains("Can change or delete data."));
    assertFalse(page.headers().containsKey("Cross-Origin-Opener-Policy"));

    Reply nothing = app.decide(page, "allow", List.of(), List.of("org:read"));
    assertTrue(nothing.body().contains("Choose at least one organization and one permission"));
    Reply foreign =
        app.decide(page, "allow", List.of(notAdministered.value()), List.of("org:read"));
    assertEquals(303, foreign.status(), "starts again");

    Reply connected =
        app.decide(
            page,
            "allow",
            List.of(second.value(), app.company().value()),
            List.of("org:read", "keys:read"));
    assertTrue(connected.body().contains("<h1>Connection complete</h1>"));
    assertFalse(connected.headers().containsKey("Cross-Origin-Opener-Policy"));
    String back = PartnerApp.continueTo(connected);
    assertTrue(back.matches("\\Q" + REDIRECT_URI + "\\E\\?code=ac_[0-9a-f]+&state=xyz"), back);

    Reply tokens = app.exchange(back.replaceAll(".*code=([^&]*)&.*", "$1"));
    String access = member(tokens, "access_token");
    List<Grant> grants =
        world.storage.grants().live(app.user.id(), app.client.registration(), "better-i18n");
    assertEquals(2, grants.size());
    for (Grant grant : grants) {
      Reply minted = app.mint(access, grant.id().value());
      assertEquals("org:read", grant.scopes().toString());
      assertEquals(grant.company().organizationId(), member(minted, "organization_id"));
    }
    Grant first =
        grants.stream().filter(it -> it.company().equals(second)).findFirst().orElseThrow();
    assertEquals(first.id().value(), member(tokens, "grant_id"));
  }

  @Test
  void anyAttemptThatFindsACodeBurnsIt() {
    PartnerApp app = new PartnerApp(world);
    PartnerApp other = new PartnerApp(world);
    List<String> attempts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String code = app.code("org:read");
      String form = app.exchangeForm(code);
      attempts.add(
          switch (i) {
            case 0 -> form.replace(VERIFIER, "x".repeat(43));
            case 1 -> form.replace("callback", "callback%2F");
            default -> other.exchangeForm(code);
          });
      assertIs(401, error("invalid_grant"), world.form(TOKEN, attempts.getLast()));
      assertIs(401, error("invalid_grant"), app.exchange(code));
    }
    String code = app.code("org:read");
    assertIs(
        401,
        error("invalid_client"),
        world.form(TOKEN, app.exchangeForm(code).replace(app.tenant.secret(), "wrong")));
    assertEquals(200, app.exchange(code).status(), "a failed client does not get to the code");
  }

  @Test
  void aRefreshTokenStaysUsableAfterItsRotation() {
    PartnerApp app = new PartnerApp(world);
    String first = member(app.exchange(app.code("org:read")), "refresh_token");

    Reply rotated = app.refresh(first);
    Reply again = app.refresh(first);

    String successor = member(rotated, "refresh_token");
    assertEquals(
        "{\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"expires_in\":1800,\"token_type\":\"Bearer\"}"
            .formatted(member(rotated, "access_token"), successor),
        rotated.body());
    assertNotEquals(first, successor);
    assertEquals(List.of(200, 200), List.of(again.status(), app.refresh(successor).status()));
  }

  @Test
  void aRefreshTokenWorksOnceWhereADeploymentDecidesSo() {
    try (World strict = World.withRefreshTokensForOneUse()) {
      PartnerApp app = new PartnerApp(strict);
      String first = member(app.exchange(app.code("org:read")), "refresh_token");

      Reply rotated = app.refresh(first);
      Reply again = app.refresh(first);

      assertEquals(200, rotated.status(), rotated.body());
      assertIs(401, error("invalid_grant"), again);
    }
  }

  @Test
  void aRevokedGrantIsRevokedOnEveryServer() {
    try (World first = World.over("memory:" + UUID.randomUUID());
        World.Node other = first.node()) {
      PartnerApp app = new PartnerApp(first);
      RawHttp elsewhere = new RawHttp(other.port());
      Reply tokens = app.exchange(app.code("org:read"));
      String access = member(tokens, "access_token");
      String grant = member(tokens, "grant_id");
      String token = member(app.mint(access, grant), "installation_token");
      String mint = API + "/installations/" + grant + "/tokens";
      assertEquals(200, elsewhere.get(API + "/organizations", bearer(token)).status());
      assertEquals(200, elsewhere.form(mint, "", bearer(access)).status());

      assertEquals(204, app.revoke(access, grant).status());

      assertIs(410, error("grant_revoked"), elsewhere.get(API + "/organizations", bearer(token)));
      assertIs(410, error("grant_revoked"), elsewhere.form(mint, "", bearer(access)));
      assertIs(
          401,
          error("invalid_grant"),
          elsewhere.form(TOKEN, app.refreshForm(member(tokens, "refresh_token"))));
    }
  }

  @Test
  void whatIsWrongFirstIsAnsweredAtTheTokenEndpoint() {
    PartnerApp app = new PartnerApp(world);
    String code = app.code("org:read");
    String wrongClient = "&client_id=" + app.client.id() + "&client_secret=wrong";

    assertIs(400, error("invalid_request"), world.json(TOKEN, "{\"grant_type\":"));
    assertIs(400, error("unsupported_grant_type"), world.form(TOKEN, "grant_type=x&code[]=1"));
    assertIs(
        400,
        error("invalid_request"),
        world.form(TOKEN, "grant_type=authorization_code&code=" + code + wrongClient));
    assertIs(
        401,
        error("invalid_client"),
        world.form(
            TOKEN,
            app.exchangeForm(code)
                .replace("callback", "elsewhere")
                .replace(app.tenant.secret(), "wrong")));
    assertEquals(200, app.exchange(code).status());
    assertEquals(
        200,
        world
            .json(
                TOKEN,
                "{\"grant_type\":\"authorization_code\",\"code\":\"%s\",\"redirect_uri\":\"%s\",\"client_id\":\"%s\",\"client_secret\":\"%s\",\"code_verifier\":\"%s\"}"
                    .formatted(
                        app.code("org:read"),
                        REDIRECT_URI,
                        app.client.id(),
                        app.tenant.secret(),
                        VERIFIER))
            .status());
  }

  @Test
  void aPublicClientNeedsAVerifierAndMayBeAWebPageOfAnyOrigin() {
    PartnerApp app = PartnerApp.ofPublicClient(world);
    String form = app.exchangeForm(app.code("org:read")).replaceAll("&client_secret=.*", "");
    String origin = "Origin: https://spa.example";

    Reply withoutVerifier = world.form(TOKEN, form.replaceAll("&code_verifier=[^&]*", ""), origin);
    Reply unknown =
        world.form(
            TOKEN,
            form.replaceAll("&code_verifier=[^&]*", "").replace(app.client.id().value(), "nobody"));
    Reply preflight =
        new RawHttp(world.server.address().port())
            .send(
                RawHttp.request(
                    "OPTIONS",
                    TOKEN,
                    "",
                    origin,
                    "Access-Control-Request-Method: POST",
                    "Access-Control-Request-Headers: content-type"));
    Reply tokens = world.form(TOKEN, form, origin);
    Reply elsewhere = world.get(API + "/me", origin);

    assertIs(400, error("invalid_request"), withoutVerifier);
    assertIs(401, error("invalid_client"), unknown);
    assertEquals(204, preflight.status());
    assertEquals(200, tokens.status(), tokens.body());
    for (Reply each : List.of(withoutVerifier, preflight, tokens)) {
      assertEquals("*", each.headers().get("Access-Control-Allow-Origin"));
    }
    assertFalse(elsewhere.headers().containsKey("Access-Control-Allow-Origin"));
  }

  @Test
  void rotatingTheSecretEndsWhatWasObtainedAndLeavesTheGrant() {
    PartnerApp app = new PartnerApp(world);
    Reply tokens = app.exchange(app.code("org:read"));
    String access = member(tokens, "access_token");
    String grant = member(tokens, "grant_id");
    String token = member(app.mint(access, grant), "installation_token");

    String _ = world.addSecret(app.tenant, Duration.ofDays(1));
    assertEquals(200, app.get("/organizations", token).status());
    Result<?, ?> rotated =
        new RotateSecret(
                world.storage.clients(),
                world.storage.clientTokens(),
                world.storage.authorizationCodes(),
                Clock.fixed(Instant.parse("2026-01-01T00:00:01Z"), ZoneOffset.UTC),
                new SecureRandom())
            .rotate(app.client.id().value());

    assertTrue(rotated instanceof Result.Ok<?, ?>);
    assertIs(401, error("invalid_token"), app.get("/organizations", token));
    assertIs(401, error("invalid_token"), app.get("/me", access));
    assertIs(401, error("invalid_token"), app.mint(access, grant));
    assertIs(401, error("invalid_client"), app.refresh(member(tokens, "refresh_token")));
    assertTrue(world.storage.grants().find(new GrantId(grant)).orElseThrow().isLive());
  }

  @Test
  void whatIsWrongFirstIsAnsweredAtResources() {
    PartnerApp app = new PartnerApp(world);
    PartnerApp other = new PartnerApp(world);
    String token = app.installationToken("projects:write");
    String foreign =
        member(other.post("/v1/projects", SHOP, other.installationToken("projects:write")), "id");

    assertIs(
        403,
        "{\"error\":\"missing_scope\",\"required\":\"projects:read\"}",
        app.get("/organizations/org_x/projects?limit=0", token));
    assertIs(
        403,
        error("wrong_organization"),
        app.post("/v1/projects/" + foreign + "/languages", "{", token));
    assertIs(404, error("not_found"), app.post("/v1/projects/none/languages", "{", token));
    assertIs(400, error("invalid_request"), app.post("/v1/projects", "{", token));
    int _ = world.storage.grants().revokeAll(app.client.registration(), Instant.EPOCH);
    assertIs(
        410,
        error("grant_revoked"),
        app.post("/v1/projects/" + foreign + "/languages", "{", token));
  }

  @Test
  void aGrantForSomeProjectsReachesOnlyThose() {
    PartnerApp app = new PartnerApp(world);
    String first = member(app.exchange(app.code(ALL)), "grant_id");
    String all = app.installationToken(ALL);
    String inside = member(app.post("/v1/projects", SHOP, all), "id");
    String outside = member(app.post("/v1/projects", SHOP.replace("shop", "blog"), all), "id");
    Grant old = world.storage.grants().find(new GrantId(first)).orElseThrow();
    assertTrue(world.storage.grants().revoke(old.id(), Instant.EPOCH));
    Grant some =
        new Grant(
            new GrantId(first + "x"),
            old.registration(),
            old.client(),
            old.user(),
            old.company(),
            old.contract(),
            old.scopes(),
            List.of(new ProjectId(inside)),
            Instant.EPOCH,
            Instant.EPOCH,
            Optional.empty());
    assertTrue(world.storage.grants().restore(some));
    Reply tokens = app.exchange(app.code(ALL));
    assertEquals(some.id().value(), member(tokens, "grant_id"));
    Reply minted = app.mint(member(tokens, "access_token"), some.id().value());
    String token = member(minted, "installation_token");

    Reply listed = app.get("/organizations/" + old.company().organizationId() + "/projects", token);

    assertTrue(minted.body().contains("\"project_ids\":[\"" + inside + "\"]"));
    assertTrue(listed.body().contains(inside) && !listed.body().contains(outside));
    assertEquals(200, app.get("/v1/projects/" + inside, token).status());
    assertIs(404, error("not_found"), app.get("/v1/projects/" + outside, token));
  }

  @Test
  void projectsAreListedPageByPage() {
    PartnerApp app = new PartnerApp(world);
    String token = app.installationToken("projects:read projects:write");
    for (String slug : List.of("a", "b", "c")) {
      assertEquals(
          201,
          app.post("/v1/projects", SHOP.replace("\"shop\"", "\"" + slug + "\""), token).status());
    }
    String path = "/organizations/" + app.company().organizationId() + "/projects";

    Reply first = app.get(path + "?limit=2", token);
    String link = first.headers().get("Link");
    Reply rest =
        world.get(link.replaceAll("<" + World.ISSUER + "(.*)>; rel=\"next\"", "$1"), bearer(token));

    assertEquals(2, first.body().split("\"id\"", -1).length - 1);
    assertEquals(1, rest.body().split("\"id\"", -1).length - 1);
    assertFalse(rest.headers().containsKey("Link"));
    assertIs(400, error("invalid_request"), app.get(path + "?limit=101", token));
  }

  @Test
  void anInstallationTokenIsRefusedAfterAThousandRequestsInAMinute() {
    PartnerApp app = new PartnerApp(world);
    String token = app.installationToken("org:read");
    for (int i = 0; i < 1000; i++) {
      assertEquals(200, app.get("/me", token).status());
    }

    Reply reply = app.get("/organizations/org_x/projects", token);

    assertIs(429, error("rate_limited"), reply);
    assertEquals("60", reply.headers().get("Retry-After"));
    assertEquals(200, app.get("/me", app.installationToken("org:read")).status());
  }

  @Test
  void theGuardLetsInstallationTokensThrough() {
    PartnerApp app = new PartnerApp(world);
    String token = app.installationToken("org:read");

    Reply reply = world.get("/guard/better-i18n?scope=org:read", "x-api-key: " + token);

    assertEquals(204, reply.status());
    assertEquals(app.client.id().value(), reply.headers().get("X-Client-Id"));
    assertEquals(app.company().value(), reply.headers().get("X-Company-Id"));
  }

  @Test
  void peopleSeeWhatWentWrongBeforeItIsKnownWhereToSendThem() {
    PartnerApp app = new PartnerApp(world);
    String html = "Accept: text/html";

    Reply uri =
        world.get(
            AUTHORIZE
                + "?response_type=code&redirect_uri=https%3A%2F%2Fapp.example%2Fcallback%2Fx&client_id="
                + app.client.id(),
            html);
    Reply expired = world.form(AUTHORIZE + "/consent", "decision=allow", html);

    assertEquals(400, uri.status());
    assertTrue(uri.body().contains("<h1 class=\"sad\">Invalid redirect URI</h1>"));
    assertTrue(expired.body().contains("<h1 class=\"sad\">Authorization link expired</h1>"));
  }
}
