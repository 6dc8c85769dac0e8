package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.UserChange;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.User;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of a tenant that a user authorizes with a browser, step by step. */
final class CodeFlowClient {

  static final String REDIRECT_URI = "https://app.example/callback";
  static final String LOGGED_OUT_URI = "https://app.example/bye";
  static final String PASSWORD = "correct horse battery";

  /** RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private static final AtomicInteger USERS = new AtomicInteger();

  final World world;
  final Tenant tenant;
  final Client client;
  final User user;
  final Browsing browser;

  /** A client that authenticates with the secret of the tenant, and a user of its company. */
  CodeFlowClient(World world) {
    this(world, world.tenant(), flow());
  }

  CodeFlowClient(World world, Tenant tenant, CodeFlow flow) {
    this.world = world;
    this.tenant = tenant;
    this.client = with(tenant.client(), tenant.client().authentication(), flow);
    world.replace(client);
    this.user = world.user(tenant, "user" + USERS.incrementAndGet() + "@example.com", PASSWORD);
    this.browser = new Browsing(world, "Accept: application/json");
  }

  /** A client that users are sent back to at these addresses. */
  static CodeFlowClient at(World world, String redirectUri, String loggedOutUri) {
    return new CodeFlowClient(world, world.tenant(), flow(redirectUri, loggedOutUri));
  }

  static CodeFlow flow() {
    return flow(REDIRECT_URI, LOGGED_OUT_URI);
  }

  static CodeFlow flow(String redirectUri, String loggedOutUri) {
    return new CodeFlow(
        List.of(new RedirectUri(redirectUri)),
        List.of(new RedirectUri(loggedOutUri)),
        false,
        true,
        true,
        false);
  }

  static Client with(Client old, ClientAuthentication authentication, CodeFlow flow) {
    return with(old, authentication, flow, EnumSet.allOf(GrantType.class));
  }

  /** Registers the client anew for these grant types; what users granted it is gone. */
  void setGrants(Set<GrantType> grants) {
    world.replace(with(client, client.authentication(), client.codeFlow(), grants));
  }

  private static Client with(
      Client old, ClientAuthentication authentication, CodeFlow flow, Set<GrantType> grants) {
    return new Client(
        old.registration(),
        old.id(),
        old.name(),
        old.enterprise(),
        old.company(),
        old.scopes(),
        authentication,
        grants,
        old.contracts(),
        old.origins(),
        old.tokenSettings(),
        flow,
        old.versions(),
        old.enabled(),
        old.createdAt());
  }

  /** Takes the user out of every company. */
  void leave() {
    for (String company : companies()) {
      boolean _ =
          world
              .storage
              .users()
              .change(user.id(), new UserChange.Leave(new CompanyId(company), Instant.EPOCH));
    }
  }

  /** Puts the user into one more company, and registers the client anew: it asks for no consent. */
  void joinAnother() {
    CodeFlow old = client.codeFlow();
    CodeFlow silent =
        new CodeFlow(
            old.redirectUris(),
            old.postLogoutRedirectUris(),
            old.forEveryone(),
            old.pkceRequired(),
            false,
            old.anyLocalhostPort());
    boolean _ =
        world
            .storage
            .users()
            .change(
                user.id(),
                new UserChange.Join(new Membership(world.company(tenant), false), Instant.EPOCH));
    world.replace(with(client, client.authentication(), silent));
  }

  /** The query of a usual authorization request, with more parameters. */
  String query(String more) {
    return "response_type=code&client_id="
        + client.id()
        + "&redirect_uri="
        + encoded(REDIRECT_URI)
        + "&scope=openid+profile+profile:read&state=xyz&code_challenge="
        + CHALLENGE
        + "&code_challenge_method=S256"
        + more;
  }

  Reply authorize(String more, String... headers) {
    return browser.get("/oauth2/authorize?" + query(more));
  }

  void signIn() {
    Reply reply = browser.signIn(user.email().value(), PASSWORD);
    if (reply.status() != 303) {
      throw new AssertionError("not signed in: " + reply);
    }
  }

  /** The companies of the user, as they are now. */
  List<String> companies() {
    return world.storage.users().find(user.id()).orElseThrow().memberships().stream()
        .map(it -> it.company().value())
        .toList();
  }

  /** The answer to the form of a consent page. */
  Reply decide(Reply page, String decision) {
    return decide(page, decision, Optional.empty());
  }

  /** The same with a choice of company. */
  Reply decide(Reply page, String decision, Optional<String> company) {
    Map<String, String> fields = Browsing.hidden(page, "/oauth2/authorize/consent");
    fields.put("decision", decision);
    company.ifPresent(it -> fields.put("company", it));
    return browser.post("/oauth2/authorize/consent", fields, List.of("profile", "profile:read"));
  }

  /**
   * A code for everything that is asked for, by somebody who may have to sign in and to allow it.
   */
  String code(String more) {
    Reply reply = authorize(more);
    if (reply.status() == 303) {
      signIn();
      reply = authorize(more);
    }
    if (reply.status() == 200) {
      reply = decide(reply, "allow");
    }
    return redirected(reply).get("code");
  }

  /** What a redirect to the client tells it. */
  static Map<String, String> redirected(Reply reply) {
    String location = reply.headers().getOrDefault("Location", "");
    if (!location.startsWith(REDIRECT_URI + "?")) {
      throw new AssertionError("not sent to the client: " + reply);
    }
    Map<String, String> told = new TreeMap<>();
    for (String pair : location.substring(REDIRECT_URI.length() + 1).split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String _ = told.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return told;
  }

  /** What the token endpoint answers to a code, with the right verifier and redirect URI. */
  Reply exchange(String code) {
    return world.form("/oauth2/token", exchangeForm(code) + "&" + tenant.form());
  }

  String exchangeForm(String code) {
    return "grant_type=authorization_code&code="
        + code
        + "&redirect_uri="
        + encoded(REDIRECT_URI)
        + "&code_verifier="
        + VERIFIER;
  }

  Reply refresh(String refreshToken, String more) {
    return world.form(
        "/oauth2/token",
        "grant_type=refresh_token&refresh_token=" + refreshToken + more + "&" + tenant.form());
  }

  /** A member of a JSON answer that is text. */
  static String member(Reply reply, String name) {
    return Arrays.stream(reply.body().split("[,{}]"))
        .filter(part -> part.startsWith('"' + name + "\":\""))
        .map(part -> part.substring(name.length() + 4, part.length() - 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + reply));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
