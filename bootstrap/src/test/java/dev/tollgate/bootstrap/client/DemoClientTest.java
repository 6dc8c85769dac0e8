package dev.tollgate.bootstrap.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.http.json.CanonicalJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demo client against a server that answers as it is told. */
final class DemoClientTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> received = new ArrayList<>();
  private HttpServer provider;
  private DemoClient client;
  private String issuer;
  private String tokenAnswer = "";
  private int tokenStatus = 200;

  @BeforeEach
  void start() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
    var _ = provider.createContext("/", this::provide);
    provider.start();
    client =
        DemoClient.start(
            issuer, "app", 0, new CanonicalJson(), Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));
  }

  @AfterEach
  void stop() {
    client.close();
    provider.stop(0);
  }

  private void provide(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      received.add(path + " " + form);
      String body =
          switch (path) {
            case "/.well-known/openid-configuration" ->
                """
                {"issuer":"I","authorization_endpoint":"I/authorize","token_endpoint":"I/token",
                "userinfo_endpoint":"I/userinfo","end_session_endpoint":"I/logout"}
                """
                    .replace("I/", issuer + "/")
                    .replace("\"I\"", "\"" + issuer + "\"");
            case "/token" -> tokenAnswer;
            default -> "{\"sub\":\"usr_1\",\"name\":\"<Mia>\"}";
          };
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(path.equals("/token") ? tokenStatus : 200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private String idToken(String nonce) {
    return "e30."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                """
                {"iss":"%s","sub":"usr_1","aud":"app","nonce":"%s","exp":%d}
                """
                    .formatted(issuer, nonce, NOW.getEpochSecond() + 60)
                    .getBytes(UTF_8))
        + ".x";
  }

  private void answerWith(String nonce) {
    tokenAnswer =
        "{\"access_token\":\"opaque\",\"refresh_token\":\"rt\",\"id_token\":\"%s\"}"
            .formatted(idToken(nonce));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(client.address() + path)).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(client.address() + path))
            .POST(BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private static String location(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow();
  }

  private static Map<String, String> query(String url) {
    return Arrays.stream(URI.create(url).getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(it -> it[0], it -> URLDecoder.decode(it[1], UTF_8)));
  }

  @Test
  void aUserSignsInSeesTheTokensRefreshesThemAndSignsOut()
      throws IOException, InterruptedException {
    String start = get("/").body();
    Map<String, String> asked = query(location(get("/login")));
    answerWith(asked.get("nonce"));
    HttpResponse<String> back =
        get("/callback?code=c1&state=" + asked.get("state") + "&iss=" + issuer);
    String page = get("/").body();
    HttpResponse<String> refreshed = post("/refresh");
    Map<String, String> left = query(location(post("/logout")));
    String end = get("/").body();

    assertTrue(start.contains(">Sign in with Tollgate</a>"), start);
    assertEquals("code", asked.get("response_type"));
    assertEquals("S256", asked.get("code_challenge_method"));
    assertEquals(client.address() + "/callback", asked.get("redirect_uri"));
    assertEquals("/", location(back));
    assertTrue(page.contains("<th scope=\"row\">sub</th><td>usr_1</td>"), page);
    assertTrue(page.contains("&lt;Mia&gt;"), page);
    assertFalse(page.contains("role=\"alert\""), page);
    assertEquals("/", location(refreshed));
    assertTrue(
        received.contains("/token grant_type=refresh_token&refresh_token=rt&client_id=app"),
        received.toString());
    assertEquals(idToken(asked.get("nonce")), left.get("id_token_hint"));
    assertEquals(client.address() + "/", left.get("post_logout_redirect_uri"));
    assertEquals(start, end);
  }

  @Test
  void anAnswerThatNobodyAskedForOrOfAnotherServerIsAnError()
      throws IOException, InterruptedException {
    HttpResponse<String> _ = get("/callback?code=c1&state=guessed&iss=" + issuer);
    Map<String, String> asked = query(location(get("/login")));
    HttpResponse<String> _ =
        get("/callback?code=c1&state=" + asked.get("state") + "&iss=https://evil.example");
    HttpResponse<String> _ =
        get("/callback?code=c1&state=" + asked.get("state") + "&iss=" + issuer);

    String page = get("/").body();

    assertTrue(page.contains("An answer came from another server."), page);
    assertTrue(page.contains("belongs to no request of this client"), page);
    assertFalse(received.stream().anyMatch(it -> it.startsWith("/token")), received.toString());
  }

  @Test
  void errorsOfTheServerAreShown() throws IOException, InterruptedException {
    Map<String, String> denied = query(location(get("/login")));
    HttpResponse<String> _ =
        get(
            "/callback?error=access_denied&error_description=No%3Cb%3E&state="
                + denied.get("state")
                + "&iss="
                + issuer);
    tokenStatus = 400;
    tokenAnswer = "{\"error\":\"invalid_grant\",\"error_description\":\"Used.\"}";
    Map<String, String> asked = query(location(get("/login")));
    HttpResponse<String> _ =
        get("/callback?code=c1&state=" + asked.get("state") + "&iss=" + issuer);

    String page = get("/").body();

    assertTrue(page.contains("<li>access_denied: No&lt;b&gt;</li>"), page);
    assertTrue(page.contains("<li>400 invalid_grant: Used.</li>"), page);
  }

  @Test
  void anIdTokenOfAnotherSignInIsRefused() throws IOException, InterruptedException {
    Map<String, String> asked = query(location(get("/login")));
    answerWith("another");
    HttpResponse<String> _ =
        get("/callback?code=c1&state=" + asked.get("state") + "&iss=" + issuer);

    String page = get("/").body();

    assertTrue(page.contains("The ID token is not meant for this sign-in."), page);
    assertTrue(page.contains("Sign in with Tollgate"), page);
  }

  @Test
  void aServerThatIsAwayIsAnErrorOnThePage() throws IOException, InterruptedException {
    provider.stop(0);

    HttpResponse<String> login = get("/login");
    String page = get("/").body();

    assertEquals("/", location(login));
    assertTrue(page.contains("The server could not be asked"), page);
  }

  @Test
  void anotherNameForThisMachineIsNotServed() throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(
                    URI.create(client.address().replace("127.0.0.1", "localhost") + "/"))
                .build(),
            BodyHandlers.ofString());

    assertEquals(421, response.statusCode());
  }

  @Test
  void thePolicyAllowsItsOwnStyleAndTheServerOnly() throws IOException, InterruptedException {
    String policy = get("/").headers().firstValue("Content-Security-Policy").orElseThrow();

    assertTrue(policy.startsWith("default-src 'none'; style-src 'sha256-"), policy);
    assertTrue(policy.contains("form-action 'self' " + issuer + ";"), policy);
  }
}
