package dev.tollgate.bootstrap;

import static dev.tollgate.bootstrap.CodeFlowClient.CHALLENGE;
import static dev.tollgate.bootstrap.CodeFlowClient.PASSWORD;
import static dev.tollgate.bootstrap.CodeFlowClient.REDIRECT_URI;
import static dev.tollgate.bootstrap.CodeFlowClient.VERIFIER;
import static dev.tollgate.bootstrap.CodeFlowClient.encoded;
import static dev.tollgate.bootstrap.CodeFlowClient.member;

import dev.tollgate.application.admin.scope.CreateScope;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A partner of the contract better-i18n, whose client a user connects with organizations. */
final class PartnerApp {

  static final String AUTHORIZE = "/api/auth/mcp/authorize";
  static final String TOKEN = "/api/auth/mcp/token";
  static final String API = "/api/oauth-client";

  /** All scopes of the contract; those with a star are off by default, and destructive. */
  private static final List<String> SCOPES =
      List.of(
          "org:read",
          "projects:read",
          "projects:write*",
          "keys:read",
          "keys:write",
          "translations:read",
          "translations:write",
          "translations:publish*",
          "content:read",
          "content:write",
          "content:publish*",
          "glossary:read",
          "glossary:write*");

  private static final Pattern CONTINUE =
      Pattern.compile("<a class=\"main\" href=\"([^\"]*)\">Continue to your app</a>");

  private static final AtomicInteger USERS = new AtomicInteger();

  final World world;
  final Tenant tenant;
  final Client client;
  final User user;
  final Browsing browser;

  /** A confidential client, and a user who administers its company. */
  PartnerApp(World world) {
    this(world, world.tenant(), true, CodeFlowClient.flow());
  }

  private PartnerApp(World world, Tenant tenant, boolean confidential, CodeFlow flow) {
    this.world = world;
    this.tenant = tenant;
    for (String scope : SCOPES) {
      boolean off = scope.endsWith("*");
      var _ =
          new CreateScope(world.storage.scopes())
              .create(scope.replace("*", ""), "May do " + scope, !off, off);
    }
    Client old = tenant.client();
    client =
        new Client(
            old.registration(),
            old.id(),
            old.name(),
            old.enterprise(),
            old.company(),
            ScopeSet.of(SCOPES.stream().map(it -> it.replace("*", "")).toArray(String[]::new)),
            confidential ? old.authentication() : new ClientAuthentication.None(),
            EnumSet.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
            Set.of("better-i18n"),
            old.origins(),
            old.tokenSettings(),
            flow,
            old.versions(),
            true,
            old.createdAt());
    world.replace(client);
    user = world.user(tenant, "partner" + USERS.incrementAndGet() + "@example.com", PASSWORD);
    administer(company());
    browser = new Browsing(world, "Accept: application/json");
  }

  static PartnerApp ofPublicClient(World world) {
    return new PartnerApp(world, world.tenant(), false, CodeFlowClient.flow());
  }

  /** The app of a tenant that users are sent back to at this address. */
  static PartnerApp at(World world, Tenant tenant, String redirectUri) {
    return new PartnerApp(world, tenant, true, CodeFlowClient.flow(redirectUri, redirectUri));
  }

  CompanyId company() {
    return client.company().orElseThrow();
  }

  /** Makes the user an administrator of a company. */
  void administer(CompanyId company) {
    boolean _ =
        world
            .storage
            .users()
            .change(user.id(), new UserChange.Join(new Membership(company, true), Instant.EPOCH));
  }

  String query(String scopes) {
    return "response_type=code&client_id="
        + client.id()
        + "&redirect_uri="
        + encoded(client.codeFlow().redirectUris().getFirst().value())
        + "&state=xyz&scope="
        + encoded(scopes)
        + "&code_challenge="
        + CHALLENGE
        + "&code_challenge_method=S256";
  }

  Reply authorize(String scopes) {
    return browser.get(AUTHORIZE + "?" + query(scopes));
  }

  void signIn() {
    Reply reply = browser.signIn(user.email().value(), PASSWORD);
    if (reply.status() != 303) {
      throw new AssertionError("not signed in: " + reply);
    }
  }

  /** The answer to the form of a consent page. */
  Reply decide(Reply page, String decision, List<String> organizations, List<String> scopes) {
    List<String> pairs = new ArrayList<>();
    for (Map.Entry<String, String> hidden :
        Browsing.hidden(page, AUTHORIZE + "/consent").entrySet()) {
      if (!hidden.getKey().equals("organization")) {
        pairs.add(hidden.getKey() + "=" + encoded(hidden.getValue()));
      }
    }
    organizations.forEach(it -> pairs.add("organization=" + encoded(it)));
    scopes.forEach(it -> pairs.add("scope=" + encoded(it)));
    pairs.add("decision=" + decision);
    return browser.post(AUTHORIZE + "/consent", String.join("&", pairs));
  }

  /** The address behind "Continue to your app". */
  static String continueTo(Reply page) {
    Matcher link = CONTINUE.matcher(page.body());
    if (!link.find()) {
      throw new AssertionError("no way back to the app in " + page);
    }
    return link.group(1).replace("&amp;", "&");
  }

  /** A code for these scopes in the user's own company. */
  String code(String scopes) {
    return code(scopes, List.of(company()));
  }

  String code(String scopes, List<CompanyId> organizations) {
    Reply page = authorize(scopes);
    if (page.status() == 303) {
      signIn();
      page = authorize(scopes);
    }
    Reply connected =
        decide(
            page,
            "allow",
            organizations.stream().map(CompanyId::value).toList(),
            List.of(scopes.split(" ", -1)));
    return continueTo(connected).replaceAll(".*[?&]code=([^&]*).*", "$1");
  }

  String exchangeForm(String code) {
    return "grant_type=authorization_code&code="
        + code
        + "&redirect_uri="
        + encoded(REDIRECT_URI)
        + "&code_verifier="
        + VERIFIER
        + "&"
        + tenant.form();
  }

  Reply exchange(String code) {
    return world.form(TOKEN, exchangeForm(code));
  }

  Reply refresh(String refreshToken) {
    return world.form(TOKEN, refreshForm(refreshToken));
  }

  String refreshForm(String refreshToken) {
    return "grant_type=refresh_token&refresh_token=" + refreshToken + "&" + tenant.form();
  }

  Reply mint(String accessToken, String grant) {
    return world.form(API + "/installations/" + grant + "/tokens", "", bearer(accessToken));
  }

  Reply revoke(String accessToken, String grant) {
    return world.send(
        RawHttp.request("DELETE", API + "/installations/" + grant, "", bearer(accessToken)));
  }

  /** An installation token with these scopes, after the whole flow. */
  String installationToken(String scopes) {
    Reply tokens = exchange(code(scopes));
    return member(
        mint(member(tokens, "access_token"), member(tokens, "grant_id")), "installation_token");
  }

  Reply get(String path, String token) {
    return world.get(API + path, bearer(token));
  }

  Reply post(String path, String json, String token) {
    return world.json(API + path, json, bearer(token));
  }

  static String bearer(String token) {
    return "Authorization: Bearer " + token;
  }
}
