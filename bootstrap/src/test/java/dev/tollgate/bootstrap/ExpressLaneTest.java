package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.admin.scope.CreateScope;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import io.micronaut.http.context.ServerRequestContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares what both lanes send for the same bytes, and tells which lane it was. */
final class ExpressLaneTest {

  private static final String FORM = "Content-Type: application/x-www-form-urlencoded";
  private static final String GRANT = "grant_type=client_credentials";
  private static final String ORIGIN = "https://app.example.com";
  private static final int PATIENCE_MILLIS = 20_000;

  /** Whether the framework carried each of the requests whose authentication failed. */
  private static final Queue<Boolean> CARRIED = new ConcurrentLinkedQueue<>();

  @AutoClose
  private static final World world =
      new World((_, _, _, _) -> CARRIED.add(ServerRequestContext.currentRequest().isPresent()));

  private static final Map<String, List<String>> EXCHANGES = exchanges();

  private static Map<String, List<String>> exchanges() {
    String scopes =
        IntStream.range(0, 60).mapToObj(i -> "records:read-" + i).collect(Collectors.joining(" "));
    for (String scope : scopes.split(" ", -1)) {
      var _ = new CreateScope(world.storage.scopes()).create(scope, "a scope", true, false);
    }
    Tenant tenant = world.tenant();
    Tenant _ = world.registerWithOrigin(tenant, ORIGIN);
    world.fill(
        tenant,
        IntStream.range(0, 100)
            .boxed()
            .flatMap(
                i ->
                    Stream.of(
                        new Document(DocumentKind.ASSET, "{\"name\":\"N\u00fa " + i + "\"}"),
                        new Document(DocumentKind.TEMPLATE, "\u00fa".repeat(1_000))))
            .toList());
    return exchanges(tenant, world.tenant(scopes));
  }

  static Set<String> names() {
    return EXCHANGES.keySet();
  }

  private static Map<String, List<String>> exchanges(Tenant tenant, Tenant wide) {
    String secret = tenant.form();
    String token = world.token(tenant);
    String bearer = "Authorization: Bearer " + token;
    String rfcToken = world.rfcToken(wide);
    String rfc = tenant.form() + "&" + GRANT;
    String wrong = "client_id=" + tenant.id() + "&client_secret=wrong";
    String access = "/oauth/access-token";
    Map<String, List<String>> all = new LinkedHashMap<>();
    put(all, "granted", post(access, secret, FORM));
    put(
        all,
        "granted as JSON",
        post(
            access,
            "{\"client_id\":\"%s\",\"client_secret\":\"%s\"}"
                .formatted(tenant.id(), tenant.secret()),
            "Content-Type: application/json; charset=utf-8"));
    put(all, "granted with Basic", post(access, "a=b", FORM, basic(tenant)));
    put(all, "wrong secret", post(access, wrong, FORM));
    put(all, "unknown client", post(access, "client_id=nobody&client_secret=wrong", FORM));
    put(all, "nothing sent", post(access, ""));
    put(all, "unknown media type", post(access, secret, "Content-Type: text/plain"));
    put(all, "no media type", post(access, secret));
    put(all, "two media types", post(access, secret, FORM, "Content-Type: text/plain"));
    put(all, "broken form", post(access, "client_id=%zz", FORM));
    put(all, "content coding", post(access, secret, FORM, "Content-Encoding: gzip"));
    put(all, "identity", post(access, secret, FORM, "Content-Encoding: identity"));
    put(all, "query", post(access + "?client_id=x", secret, FORM));
    put(all, "slash behind the path", post(access + "/", secret, FORM));
    put(all, "path with a dot", post("/oauth/./access-token", secret, FORM));
    put(all, "another method", RawHttp.request("PUT", access, secret, FORM));
    put(
        all,
        "preflight",
        RawHttp.request(
            "OPTIONS",
            "/oauth2/token",
            "",
            "Origin: " + ORIGIN,
            "Access-Control-Request-Method: POST"));
    put(all, "head", RawHttp.request("HEAD", access, ""));
    put(all, "lower case", post(access, wrong, FORM.replace("Content-Type", "content-type")));
    put(all, "absolute target", post("http://localhost" + access, wrong, FORM));
    put(all, "HTTP 1.0", post(access, wrong, FORM).replace("HTTP/1.1", "HTTP/1.0"));
    put(all, "kept alive", keptAlive(post(access, wrong, FORM)) + post(access, wrong, FORM));
    put(
        all,
        "chunked",
        post(access, "", FORM, "Transfer-Encoding: chunked")
            + Integer.toHexString(wrong.length())
            + "\r\n"
            + wrong
            + "\r\n0\r\n\r\n");
    put(all, "expectation", post(access, wrong, FORM, "Expect: 100-continue"));
    put(all, "long body", post(access, wrong + "&a=" + "x".repeat(20_000), FORM));
    put(all, "too long body", post(access, wrong + "&a=" + "x".repeat(70_000), FORM));
    put(all, "length of nothing", post(access, "", FORM, "Content-Length: 0"));
    put(all, "strange length", post(access, "", FORM, "Content-Length: +0"));
    put(all, "two hosts", post(access, wrong, FORM, "Host: example.com"));
    put(all, "rfc granted", post("/oauth2/token", rfc, FORM));
    put(all, "rfc wrong secret", post("/oauth2/token", wrong + "&" + GRANT, FORM));
    put(all, "rfc for a script", post("/oauth2/token", rfc, FORM, "Origin: " + ORIGIN));
    put(
        all,
        "rfc for a stranger's script",
        post("/oauth2/token", wrong + "&" + GRANT, FORM, "Origin: https://example.net"));
    String introspect = tenant.form() + "&token=" + rfcToken;
    put(all, "rfc introspected", post("/oauth2/introspect", introspect, FORM));
    put(
        all,
        "rfc introspected and compressed",
        post("/oauth2/introspect", introspect, FORM, "Accept-Encoding: gzip, deflate"));
    put(
        all,
        "rfc introspected and deflated",
        post("/oauth2/introspect", introspect, FORM, "Accept-Encoding: gzip;q=0.5, deflate"));
    put(
        all,
        "rfc introspected without coding",
        post("/oauth2/introspect", introspect, FORM, "Accept-Encoding: identity"));
    put(all, "rfc revoked", post("/oauth2/revoke", tenant.form() + "&token=nonsense", FORM));
    put(all, "introspected", post("/oauth/introspect", "token=" + token, FORM));
    put(
        all,
        "introspected and compressed",
        post("/oauth/introspect", "token=" + world.token(wide), FORM, "Accept-Encoding: gzip"));
    put(all, "introspected nonsense", post("/oauth/introspect", "token=a.b", FORM));
    put(all, "revoked nonsense", post("/oauth/revoke", "token=a.b", FORM));
    put(all, "permitted", get("/guard/cliquify", bearer));
    put(all, "permitted head", RawHttp.request("HEAD", "/guard/cliquify", "", bearer));
    put(all, "permitted, length of nothing", get("/guard/cliquify", bearer, "Content-Length: 0"));
    put(all, "not permitted", get("/guard/cliquify"));
    put(all, "demand", get("/guard/cliquify?scope=admin", bearer));
    put(all, "mistyped demand", get("/guard/cliquify?scopes=admin", bearer));
    put(all, "guard with a body", RawHttp.request("GET", "/guard/cliquify", "a=b", bearer));
    put(all, "guard of rfc", get("/guard/rfc", "Authorization: Bearer " + rfcToken));
    put(all, "guard of dnsimple", get("/guard/dnsimple", bearer));
    put(all, "guard of better-i18n", get("/guard/better-i18n", bearer));
    put(all, "documents", get("/api/tags", bearer));
    put(all, "documents, compressed", get("/api/assets", bearer, "Accept-Encoding: gzip"));
    put(all, "documents, head", RawHttp.request("HEAD", "/api/brand-kit/logos", "", bearer));
    put(all, "second page", get("/api/assets?per_page=2&page=2", bearer));
    put(all, "page of long documents", get("/api/templates", bearer));
    put(all, "longer than is made on the event loop", get("/api/templates?per_page=100", bearer));
    put(all, "page that cannot be", get("/api/assets?page=0", bearer));
    put(all, "slash behind the documents", get("/api/brand-kit/colors/", bearer));
    put(all, "the one document", get("/api/brand-kit", bearer));
    put(all, "documents without token", get("/api/tags"));
    put(all, "documents with nonsense", get("/api/tags", "Authorization: Bearer a.b"));
    put(all, "documents with Basic", get("/api/tags", basic(tenant)));
    put(all, "documents with two", get("/api/tags", bearer, bearer));
    put(
        all,
        "documents with a token of rfc",
        get("/api/tags", "Authorization: Bearer " + rfcToken));
    put(all, "documents for a script", get("/api/tags", bearer, "Origin: " + ORIGIN));
    put(all, "documents for a body", RawHttp.request("GET", "/api/tags", "a=b", bearer));
    put(all, "description", get("/openapi.yaml"));
    put(all, "compressed description", get("/openapi.yaml", "Accept-Encoding: gzip"));
    put(all, "deflated description", get("/openapi.yaml", "Accept-Encoding: deflate"));
    put(all, "known description", get("/openapi.yaml", "If-None-Match: *"));
    put(all, "head of the description", RawHttp.request("HEAD", "/openapi.yaml", ""));
    String pieces = post(access, wrong, FORM);
    all.put(
        "in pieces",
        List.of(
            pieces.substring(0, 30),
            pieces.substring(30, pieces.length() - wrong.length()),
            wrong.substring(0, 9),
            wrong.substring(9)));
    put(
        all,
        "pipelined",
        keptAlive(post(access, wrong, FORM))
            + keptAlive(get("/health"))
            + keptAlive(get("/guard/cliquify", bearer))
            + keptAlive(post("/oauth/introspect", "token=" + token, FORM))
            + keptAlive(get("/nothing"))
            + post("/oauth/revoke", "token=a.b", FORM));
    put(all, "pipelined behind the last", post(access, wrong, FORM) + post(access, wrong, FORM));
    return all;
  }

  private static String basic(Tenant tenant) {
    String pair = tenant.id() + ":" + tenant.secret();
    return "Authorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private static void put(Map<String, List<String>> all, String name, String request) {
    all.put(name, List.of(request));
  }

  private static String post(String target, String body, String... headers) {
    return RawHttp.request("POST", target, body, headers);
  }

  private static String get(String target, String... headers) {
    return RawHttp.request("GET", target, "", headers);
  }

  private static String keptAlive(String request) {
    return request.replace("Connection: close\r\n", "");
  }

  @ParameterizedTest
  @MethodSource("names")
  void bothLanesSendTheSameBytes(String name) {
    List<String> request = EXCHANGES.get(name);

    String express = answer(world.server, request);
    String framework = answer(world.withoutExpressLane(), request);

    assertEquals(framework, express);
  }

  @Test
  void ordinaryRequestsTakeTheExpressLaneAndOthersDoNot() {
    Map<String, Boolean> carried = new LinkedHashMap<>();

    for (String name :
        List.of(
            "wrong secret",
            "unknown client",
            "lower case",
            "in pieces",
            "rfc wrong secret",
            "HTTP 1.0",
            "chunked",
            "expectation",
            "long body")) {
      CARRIED.clear();
      String _ = answer(world.server, EXCHANGES.get(name));
      carried.put(name, CARRIED.remove());
    }

    assertEquals(
        Map.of(
            "wrong secret", false,
            "unknown client", false,
            "lower case", false,
            "in pieces", false,
            "rfc wrong secret", false,
            "HTTP 1.0", true,
            "chunked", true,
            "expectation", true,
            "long body", true),
        carried);
  }

  @Test
  void theLaneCanBeSwitchedOff() {
    CARRIED.clear();

    String _ = answer(world.withoutExpressLane(), EXCHANGES.get("wrong secret"));

    assertTrue(CARRIED.remove());
  }

  /** Everything that comes back until the server closes, but for what differs each time. */
  private static String answer(Server server, List<String> pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      for (String piece : pieces) {
        socket.getOutputStream().write(piece.getBytes(StandardCharsets.UTF_8));
      }
      long _ = socket.getInputStream().transferTo(bytes);
    } catch (SocketException e) {
      // closed by the server before it had read everything; what it sent counts
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes
        .toString(StandardCharsets.ISO_8859_1)
        .replaceAll("(?i)(X-Request-Id: )[0-9a-f]{32}", "$1ID")
        .replaceAll("(?i)(Date: )[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [0-9:]{8} GMT", "$1NOW")
        .replaceAll("(\"access_token\":\")[^\"]+", "$1TOKEN");
  }
}
