package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of the contract dnsimple that a user authorizes with a browser, step by step. */
final class DnsimpleClient {

  static final String TOKEN = "/v2/oauth/access_token";
  static final String CONSENT = "/oauth/authorize/consent";
  static final String STATE = "xyz";

  private static final String PKCE =
      "&code_challenge=" + CodeFlowClient.CHALLENGE + "&code_challenge_method=S256";

  final World world;
  final Tenant tenant;
  final Client client;
  final User user;
  final Browsing browser;

  private final CodeFlowClient app;

  DnsimpleClient(World world) {
    this(world, false);
  }

  DnsimpleClient(World world, boolean isPublic) {
    this(world, world.tenant(), CodeFlowClient.flow(), isPublic);
  }

  DnsimpleClient(World world, Tenant tenant, CodeFlow flow, boolean isPublic) {
    this.app = new CodeFlowClient(world, tenant, flow);
    this.world = world;
    this.tenant = tenant;
    this.client =
        CodeFlowClient.with(
            app.client,
            isPublic ? new ClientAuthentication.None() : app.client.authentication(),
            flow);
    world.replace(client);
    this.user = app.user;
    this.browser = app.browser;
  }

  /** The query of a usual authorization request, with more parameters. */
  String query(String more) {
    return "response_type=code&client_id="
        + client.id()
        + "&state="
        + STATE
        + (client.isPublic() ? PKCE : "")
        + more;
  }

  Reply authorize(String more) {
    return browser.get("/oauth/authorize?" + query(more));
  }

  void signIn() {
    app.signIn();
  }

  Reply decide(Reply page, String decision, String... company) {
    Map<String, String> fields = Browsing.hidden(page, CONSENT);
    fields.put("decision", decision);
    for (String chosen : company) {
      fields.put("company", chosen);
    }
    return browser.post(CONSENT, fields);
  }

  /** A code of a user who may have to sign in and to allow it. */
  String code(String more) {
    return CodeFlowClient.redirected(allowed(more)).get("code");
  }

  private Reply allowed(String more) {
    Reply reply = authorize(more);
    if (reply.headers().getOrDefault("Location", "").startsWith("/signin")) {
      signIn();
      reply = authorize(more);
    }
    return reply.status() == 200 ? decide(reply, "allow") : reply;
  }

  /** The same, where the request names a redirect URI. */
  String codeAt(String redirectUri, String more) {
    String location = allowed(more).headers().getOrDefault("Location", "");
    if (!location.startsWith(redirectUri + "?state=" + STATE + "&code=")) {
      throw new AssertionError("not sent to the client: " + location);
    }
    return location.substring(location.lastIndexOf('=') + 1);
  }

  /** The fields of an exchange in which everything is right. */
  Map<String, String> fields(String code) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "authorization_code");
    fields.put("client_id", client.id().value());
    fields.put("code", code);
    fields.put("state", STATE);
    fields.put(
        client.isPublic() ? "code_verifier" : "client_secret",
        client.isPublic() ? CodeFlowClient.VERIFIER : tenant.secret());
    return fields;
  }

  Reply exchange(Map<String, String> fields) {
    return world.json(TOKEN, json(fields));
  }

  Reply exchange(String code) {
    return exchange(fields(code));
  }

  String token() {
    return CodeFlowClient.member(exchange(code("")), "access_token");
  }

  Reply whoami(String token) {
    return world.get("/v2/whoami", "Authorization: Bearer " + token);
  }

  static String json(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(it -> "\"" + it.getKey() + "\":\"" + it.getValue() + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(it -> it.getKey() + "=" + CodeFlowClient.encoded(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** Of the company of the tenant. */
  long accountNumber() {
    return world
        .storage
        .companies()
        .find(tenant.client().company().orElseThrow())
        .orElseThrow()
        .accountNumber()
        .orElseThrow();
  }

  /** The companies of the user, as they are now. */
  List<String> companies() {
    return app.companies();
  }

  /** What the helpers of the contract rfc make of this client and user. */
  CodeFlowClient asOfRfc() {
    return app;
  }
}
