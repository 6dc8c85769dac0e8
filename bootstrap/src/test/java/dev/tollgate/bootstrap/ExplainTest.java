package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.port.RecentReplies;
import dev.tollgate.application.port.RecentReplies.RecentReply;
import dev.tollgate.http.json.CanonicalJson;
import dev.tollgate.http.management.ManagementServer;
import dev.tollgate.http.reference.ErrorReference;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server remembers of its errors, asked through its management port. */
class ExplainTest {

  @TempDir private Path directory;

  /** How secrets, codes, tokens and session cookies begin, and go on. */
  private static final Pattern SECRET =
      Pattern.compile("\\b(tgs_|ac_|rt_|eyJ|dnsimple_o_|ses\\.|vis\\.)[A-Za-z0-9_.-]{16}");

  /** Errors whose entry names one cause only, or whose request is shown with it. */
  private static final Set<String> SELF_EXPLANATORY =
      Set.of(
          "Disabled",
          "Draining",
          "NotFound",
          "RequestObjectUnsupported",
          "RequestUriUnsupported",
          "SignInBusy");

  private static RecentReply ask(World world, String requestId) throws Exception {
    try (ManagementServer management =
        ManagementServer.start("127.0.0.1", 0).with("/replies", world.server.replies())) {
      return new ManagementClient(new CanonicalJson())
          .find(URI.create("http://127.0.0.1:" + management.port()), requestId)
          .orElseThrow();
    }
  }

  @Test
  void aWrongSecretIsExplainedWithWhatTheCallerGot() throws Exception {
    try (World world = new World()) {
      World.Tenant tenant = world.tenant();
      RawHttp.Reply reply =
          world.http.form(
              "/oauth2/token",
              "grant_type=client_credentials&client_id=" + tenant.id() + "&client_secret=wrong");

      RecentReply explained = ask(world, reply.requestId());

      assertEquals("rfc", explained.contract());
      assertEquals("/oauth2/token", explained.path());
      assertEquals(
          Optional.of(
              new RecentReplies.Refusal(
                  tenant.id(), "wrong_secret", Optional.empty(), Optional.empty())),
          explained.refusal());
      RecentReplies.Sent sent = explained.sent().orElseThrow();
      assertEquals(401, sent.status());
      assertEquals(reply.body(), sent.body());
      assertTrue(
          sent.headers().contains("X-Request-Id: " + reply.requestId()), "" + sent.headers());
    }
  }

  @Test
  void noErrorOfAnyContractGivesASecretATokenOrACodeAway() throws Exception {
    try (World world = new World();
        ManagementServer management =
            ManagementServer.start("127.0.0.1", 0).with("/replies", world.server.replies())) {
      ManagementClient client = new ManagementClient(new CanonicalJson());
      URI port = URI.create("http://127.0.0.1:" + management.port());
      int explained = 0;
      List<String> general = new ArrayList<>();
      for (Arguments each : Provocations.all(ErrorReference.contracts())) {
        @SuppressWarnings("unchecked")
        Function<World, RawHttp.Reply> provocation = (Function<World, RawHttp.Reply>) each.get()[3];
        RawHttp.Reply reply = provocation.apply(world);
        Optional<RecentReply> kept = client.find(port, reply.requestId());
        if (kept.isPresent()) {
          explained++;
          assertTells((Entry) each.get()[2], reply, kept.get());
          if (!tellsMoreThanTheReference(kept.get())) {
            general.add(each.get()[0] + " " + each.get()[1]);
          }
          assertNothingIsGivenAway(kept.get().toString(), reply);
        }
      }
      assertTrue(explained > 100, "only " + explained + " were kept");
      assertEquals(List.of(), general);
    }
  }

  private static boolean tellsMoreThanTheReference(RecentReply reply) {
    String leaf = reply.of().orElseThrow().replaceFirst(".*[.]", "");
    return SELF_EXPLANATORY.contains(leaf)
        || reply.refusal().isPresent()
        || reply.reason().filter(it -> !it.equals(reply.cause())).isPresent();
  }

  private static void assertTells(Entry entry, RawHttp.Reply reply, RecentReply explained) {
    RecentReplies.Sent sent = explained.sent().orElseThrow();
    assertEquals(entry.name(), explained.name());
    assertEquals(entry.cause(), explained.cause(), entry.name());
    assertEquals(Optional.of(entry.advice()), explained.advice(), entry.name());
    assertEquals(
        Optional.of(World.ISSUER + "/errors/" + entry.contract() + "#" + entry.name()),
        explained.page());
    assertEquals(
        explained
            .of()
            .filter(it -> it.matches(".*[.](AuthenticationFailed|SignInFailed)"))
            .isPresent(),
        explained.refusal().isPresent(),
        entry.name());
    assertEquals(reply.status(), sent.status(), entry.name());
    assertTrue(
        sent.body().contains("(hidden)") || sent.body().equals(reply.body()),
        reply.body() + " is not " + sent.body());
  }

  private static void assertNothingIsGivenAway(String explanation, RawHttp.Reply reply) {
    assertFalse(SECRET.matcher(explanation).find(), () -> reply + " gives away: " + explanation);
    assertEquals(List.of(), GivenSecrets.ALL.in(explanation), () -> reply + ": " + explanation);
  }

  /** What the command prints as the cause of a reply. */
  private String why(URI management, RawHttp.Reply reply) {
    Program.Ended ended =
        new Program(directory, Map.of())
            .runHere(
                "explain",
                reply.requestId(),
                "--management",
                management.toString(),
                "--format",
                "json");
    assertEquals(0, ended.status(), ended.err());
    assertEquals(List.of(), GivenSecrets.ALL.in(ended.out()), ended.out());
    return (String) ((Map<?, ?>) new CanonicalJson().read(ended.out()).orElseThrow()).get("why");
  }

  @ParameterizedTest
  @ValueSource(strings = {"better-i18n", "cliquify", "rfc"})
  void eachCauseIsToldInWordsUnderEachContract(String contract) throws Exception {
    Provocations.Authenticating endpoint =
        Provocations.provocations(contract).authenticating().getFirst();
    try (World world = new World();
        ManagementServer server =
            ManagementServer.start("127.0.0.1", 0).with("/replies", world.server.replies())) {
      URI management = URI.create("http://127.0.0.1:" + server.port());
      BiFunction<String, String, String> why =
          (client, secret) ->
              why(
                  management,
                  world.form(
                      endpoint.path(),
                      endpoint.form() + "client_id=" + client + "&client_secret=" + secret));
      World.Tenant tenant = world.tenant();
      World.Tenant revoked = world.tenant();
      world.revokeSecrets(revoked);
      World.Tenant disabled = world.tenant();
      world.disable(disabled);
      String shortLived = world.addSecret(tenant, Duration.ofMinutes(1));
      world.pass(Duration.ofMinutes(2));
      String client = " client " + tenant.id();

      assertEquals(
          "The secret presented does not belong to" + client + ".",
          why.apply(tenant.id(), "wrong"));
      assertMatches(
          "The secret presented, sec_\\w+, of" + client + ", expired on 2026-01-01 at 00:01 UTC\\.",
          why.apply(tenant.id(), shortLived));
      assertMatches(
          "The secret presented, sec_\\w+, of client "
              + revoked.id()
              + ", was revoked on 2026-01-01 at 00:00 UTC\\.",
          why.apply(revoked.id(), revoked.secret()));
      assertEquals(
          "The client " + disabled.id() + " is disabled.",
          why.apply(disabled.id(), disabled.secret()));
      assertMatches(
          "There is no client with the id that was sent; its digest is sha256:[0-9a-f]{12}\\.",
          why.apply("stranger", tenant.secret()));
      assertEquals(
          "The store was unavailable: an outage.",
          world.outage.during(Outage::storeIsDown, () -> why.apply("another", tenant.secret())));
    }
  }

  private static void assertMatches(String pattern, String text) {
    assertTrue(text.matches(pattern), text);
  }

  @Test
  void whatIsWrongWithARequestIsNamedWithoutWhatItHolds() throws Exception {
    String hosted = " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    String get = "GET /oauth2/userinfo" + hosted;
    String post = "POST /oauth2/token" + hosted;
    String form = post + "Content-Type: application/x-www-form-urlencoded\r\n";
    String json = "POST /oauth/access-token" + hosted + "Content-Type: application/json\r\n";
    Map<String, String> told =
        Map.ofEntries(
            Map.entry(
                "GET /api\tfoo HTTP/1.1\r\nHost: x\r\n\r\n",
                "The request line has a control character, or other white space than single"
                    + " spaces."),
            Map.entry(
                "GET /oauth2/token s3cret HTTP/1.1\r\nHost: x\r\n\r\n",
                "The request line is not a method, a target and HTTP/1.1, separated by single"
                    + " spaces."),
            Map.entry(
                get.replace("/1.1", "/2.0") + "\r\n",
                "The request line says HTTP/2.0; this server speaks HTTP/1.1."),
            Map.entry(
                "GET /oauth2/userinfo HTTP/1.1\r\nConnection: close\r\n\r\n", "Host is missing."),
            Map.entry(get + "Host: y\r\n\r\n", "Host is sent 2 times."),
            Map.entry(
                get + "s3cret\r\n\r\n",
                "No valid name and colon begin header field 3, after Connection."),
            Map.entry(
                get + "A b: s3cret\r\n\r\n",
                "No valid name and colon begin header field 3, after Connection."),
            Map.entry(
                get + "Authorization: Bearer s3\u0000cret\r\n\r\n",
                "The value of the header field Authorization has a control character."),
            Map.entry(
                post + "Content-Length: s3cret\r\n\r\n",
                "Content-Length is not a number of bytes."),
            Map.entry(
                post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "Content-Length is sent 2 times."),
            Map.entry(
                post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Content-Length and Transfer-Encoding are both sent."),
            Map.entry(
                post.replace("/1.1", "/1.0") + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding is sent in a request of HTTP/1.0, which does not have it."),
            Map.entry(
                post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding is not chunked alone."),
            Map.entry(
                form + "Transfer-Encoding: chunked\r\n\r\ns3cret\r\n",
                "A chunk of the body does not begin with its size in hexadecimal digits."),
            Map.entry(
                form + "Transfer-Encoding: chunked\r\n\r\n1\r\ns3cret\r\n0\r\n\r\n",
                "A chunk of the body does not end where its size says."),
            Map.entry(
                form + "Content-Length: 21\r\n\r\nclient_secret=s3cret%",
                "The parameter client_secret has bad percent-encoding, or is not UTF-8."),
            Map.entry(
                json + "Content-Length: 20\r\n\r\n{\"client_id\":s3cret}",
                "The body is broken JSON at line 1, column 14."),
            Map.entry(
                form + "Content-Length: 70000\r\n\r\n" + "a".repeat(70_000),
                "The body has a Content-Length of 70000, more than 65536 bytes."),
            Map.entry(
                "GET /oauth2/token?" + "a".repeat(9_000) + hosted + "\r\n",
                "The request line is longer than 8192 bytes."),
            Map.entry(
                get + "A: b\r\n".repeat(6_000) + "\r\n",
                "The 6002 header fields are 36028 bytes long together, more than 32768; the longest"
                    + " is Connection with 19."),
            Map.entry(
                get + "A: " + "a".repeat(100_000) + "\r\n\r\n",
                "The header fields are longer than 32768 bytes together."),
            Map.entry(
                get.replace("GET", "BREW") + "\r\n",
                "The method is BREW; this path has GET, HEAD, POST."));
    Map<String, String> heard = new HashMap<>();
    try (World world = new World()) {
      for (String request : told.keySet()) {
        RecentReply reply = ask(world, world.send(request).requestId());
        heard.put(request, reply.reason().orElse("nothing"));
        assertFalse(reply.toString().contains("s3cret"), () -> request + " gives away " + reply);
      }
    }

    assertEquals(lines(told), lines(heard));
  }

  private static String lines(Map<String, String> sentences) {
    return sentences.entrySet().stream()
        .map(
            it ->
                it.getKey().substring(0, Math.min(150, it.getKey().length())) + " " + it.getValue())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aLimitThatWasReachedIsNamed() throws Exception {
    try (World limited = new World();
        ManagementServer server =
            ManagementServer.start("127.0.0.1", 0).with("/replies", limited.server.replies())) {
      URI management = URI.create("http://127.0.0.1:" + server.port());
      RawHttp.Reply reply = limited.form("/oauth/revoke", "token=a", "X-Forwarded-For: 192.0.2.9");
      for (int i = 0; i < World.PER_MINUTE; i++) {
        reply = limited.form("/oauth/revoke", "token=a", "X-Forwarded-For: 192.0.2.9");
      }

      assertEquals(
          "Address 192.0.2.9 had reached the limit of 60 requests to /oauth per minute"
              + " (--oauth-rate-limit). The next minute begins on 2026-01-01 at 00:01 UTC.",
          why(management, reply));
    }
  }
}
