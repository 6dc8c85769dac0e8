package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.RecentReplies;
import dev.tollgate.application.port.RequestRehearsal.Elsewhere;
import dev.tollgate.application.port.RequestRehearsal.Outcome;
import dev.tollgate.application.port.RequestRehearsal.Rehearsal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a dry run of a request tells, and what it leaves behind. */
final class RehearsalTest {

  private static final Pattern SIGNED = Pattern.compile("eyJ[A-Za-z0-9_-]{16}");

  private static final World WORLD = new World();
  private static final World.Tenant TENANT = WORLD.tenant();

  @AfterAll
  static void close() {
    WORLD.close();
  }

  private static String post(String path, String body) {
    return "POST "
        + path
        + " HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\n"
        + body
        + "\n";
  }

  private static String issue(String path, String secret) {
    return post(
        path,
        "grant_type=client_credentials&client_id=" + TENANT.id() + "&client_secret=" + secret);
  }

  private static Rehearsal rehearse(String request) {
    return WORLD
        .rehearsal()
        .rehearse(Optional.empty(), request)
        .fold(
            it -> it,
            sentence -> {
              throw new AssertionError(sentence);
            });
  }

  private static String refused(String contract, String request) {
    return WORLD
        .rehearsal()
        .rehearse(Optional.of(contract).filter(it -> !it.isEmpty()), request)
        .fold(
            it -> {
              throw new AssertionError(it);
            },
            sentence -> sentence);
  }

  private static Outcome passed(String check) {
    return new Outcome(check, true);
  }

  private static Outcome failed(String check) {
    return new Outcome(check, false);
  }

  private static RecentReplies.Sent sent(Rehearsal rehearsal) {
    return rehearsal.reply().sent().orElseThrow();
  }

  private static String elsewhere(Rehearsal rehearsal, String contract) {
    return rehearsal.elsewhere().stream()
        .filter(it -> it.contract().equals(contract))
        .findFirst()
        .flatMap(Elsewhere::reply)
        .map(it -> it.path() + " " + it.sent().orElseThrow().status() + " " + it.name())
        .orElse("nothing");
  }

  @Test
  void aWrongSecretFailsTheCheckOfTheSecretAndNoneBefore() {
    Rehearsal rehearsal = rehearse(issue("/oauth2/token", "tgs_wrong_wrong_wrong_wrong"));

    assertEquals(
        List.of(
            passed("The request line is short enough."),
            passed("The header fields are short enough."),
            passed("There is something at this path."),
            passed("The path has this method."),
            passed("The caller is within the rate limit."),
            passed("The body is short enough."),
            passed("The media type of the body is one that is read here."),
            passed("The body is what its media type says."),
            passed("The client authenticates in one way only."),
            passed("All required parameters are there, each of them once."),
            passed("The contract offers this grant type."),
            passed("There are client credentials, and they can be read."),
            passed("There is a client with this id."),
            passed("The client is registered to authenticate in this way."),
            failed("The secret or the assertion is the client's.")),
        rehearsal.checks());
    assertEquals(
        Optional.of("wrong_secret"), rehearsal.reply().refusal().map(RecentReplies.Refusal::cause));
    assertEquals(
        WORLD
            .form("/oauth2/token", "grant_type=client_credentials&client_id=a&client_secret=b")
            .body()
            .replaceAll("http://127.0.0.1:[0-9]+", "ISSUER"),
        sent(rehearsal).body().replaceAll("http://127.0.0.1:[0-9]+", "ISSUER"));
    assertEquals("/oauth/access-token 401 token-invalid-client", elsewhere(rehearsal, "cliquify"));
    assertEquals(
        "/v2/oauth/access_token 400 token-unsupported-grant-type",
        elsewhere(rehearsal, "dnsimple"));
    assertFalse(rehearsal.toString().contains("tgs_wrong"), rehearsal.toString());
  }

  @Test
  void whatWouldSucceedIsShownWithoutTheTokenAndLeavesNothingBehind() {
    Rehearsal rehearsal = rehearse(issue("/oauth2/token", TENANT.secret()));

    assertTrue(rehearsal.checks().stream().allMatch(Outcome::passed), "" + rehearsal.checks());
    assertEquals(passed("The scopes are allowed."), rehearsal.checks().getLast());
    assertEquals("issued", rehearsal.reply().name());
    assertTrue(sent(rehearsal).body().contains("\"access_token\":\"(hidden)\""));
    assertFalse(SIGNED.matcher(rehearsal.toString()).find(), rehearsal.toString());
    assertFalse(rehearsal.toString().contains(TENANT.secret()), rehearsal.toString());
    assertEquals(
        List.of(), WORLD.storage.clientTokens().page(TENANT.client().registration(), "", 10));
  }

  @Test
  void eachContractIsAskedAtItsOwnPath() {
    Rehearsal rehearsal =
        WORLD
            .rehearsal()
            .rehearse(Optional.of("cliquify"), issue("/oauth2/token", TENANT.secret()))
            .fold(it -> it, sentence -> null);

    assertEquals("/oauth/access-token", rehearsal.reply().path());
    assertEquals("/oauth2/token 200 issued", elsewhere(rehearsal, "rfc"));
    assertEquals(
        "/api/auth/mcp/token 400 token-unsupported-grant-type",
        elsewhere(rehearsal, "better-i18n"));
  }

  @Test
  void whatNoUseCaseSeesFailsACheckOfTheServer() {
    Rehearsal rehearsal = rehearse("GET /oauth2/token HTTP/1.1\n\n");

    assertEquals(failed("The path has this method."), rehearsal.checks().getLast());
    assertEquals(405, sent(rehearsal).status());
  }

  @Test
  void aTokenIsCheckedAtTheGuardOfEachContract() {
    String live = WORLD.token(TENANT);
    String forged = "GET /guard/rfc HTTP/1.1\r\nAuthorization: Bearer nonsense\r\n\r\n";
    String foreign = "GET /guard/rfc HTTP/1.1\nAuthorization: Bearer " + live + "\n";

    Rehearsal ofForged = rehearse(forged);
    Rehearsal ofForeign = rehearse(foreign);

    assertEquals(
        failed("The token is well-formed, and one that this server signed."),
        ofForged.checks().getLast());
    assertEquals(
        failed("The token is on record, under this contract where that matters."),
        ofForeign.checks().getLast());
    assertEquals("/guard/cliquify 204 permitted", elsewhere(ofForeign, "cliquify"));
    assertFalse(ofForeign.toString().contains(live), ofForeign.toString());
  }

  @Test
  void aSecretInBasicCredentialsIsReadAsAServerReadsIt() {
    String basic =
        Base64.getEncoder()
            .encodeToString((TENANT.id() + ":" + TENANT.secret()).getBytes(StandardCharsets.UTF_8));

    Rehearsal rehearsal =
        rehearse(
            "POST /oauth2/token HTTP/1.1\nAuthorization: Basic "
                + basic
                + "\nContent-Type: application/x-www-form-urlencoded\n\n"
                + "grant_type=client_credentials&scope=unheard-of\n");

    assertEquals(failed("The scopes are allowed."), rehearsal.checks().getLast());
    assertFalse(rehearsal.toString().contains(basic), rehearsal.toString());
  }

  @Test
  void whatIsNoRequestIsRefusedWithWhatToDo() {
    assertEquals(
        "There is no request. Pipe one in that begins with a line such as: POST /oauth2/token"
            + " HTTP/1.1",
        refused("", "\n"));
    assertEquals(
        "Line 1 is no request line of HTTP. Begin with a method and a path, such as: POST"
            + " /oauth2/token HTTP/1.1",
        refused("", "hello\n"));
    assertEquals(
        "Line 2 is no header field. Write \"Name: value\", and an empty line before the body.",
        refused("", "POST /oauth2/token HTTP/1.1\ngrant_type=client_credentials"));
    assertEquals(
        "The body has 3 bytes, but Content-Length says 30. Correct it, or leave it out.",
        refused("", "POST /oauth2/token HTTP/1.1\nContent-Length: 30\n\na=b"));
    assertEquals(
        "There is no contract \"soap\". Choose from: better-i18n, cliquify, dnsimple, rfc.",
        refused("soap", post("/oauth2/token", "a=b")));
    assertEquals(
        "The contract dnsimple has no path for what /oauth2/introspect is for. Leave out --contract"
            + " to ask the owner of that path.",
        refused("dnsimple", post("/oauth2/introspect", "a=b")));
  }
}
