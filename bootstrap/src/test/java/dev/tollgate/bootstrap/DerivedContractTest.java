package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ServerProbe.Credentials;
import dev.tollgate.application.port.ServerProbe.Finding;
import dev.tollgate.application.port.ServerProbe.Outcome;
import dev.tollgate.application.port.ServerProbe.Target;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.TokenId;
import dev.tollgate.http.probe.Prober;
import dev.tollgate.http.reference.ContractFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A contract that an operator derived by file. */
final class DerivedContractTest {

  private static final String CONTRACT =
      """
      extends: rfc
      about: The token server of Acme.
      root: /connect
      paths:
        /token: /oauth2/token
        /introspect: /oauth2/introspect
        /revoke: /oauth2/revoke
        /keys: /oauth2/jwks
        /guard: /guard/rfc
      settings: {rfc-token-lifetime: 30m}
      """;

  private static final String GRANT = "grant_type=client_credentials&";

  @TempDir private static Path directory;

  private static World world;
  private static Tenant tenant;
  private static RawHttp http;

  @BeforeAll
  static void start() {
    write(directory, CONTRACT);
    try {
      Path _ =
          Files.writeString(
              directory.resolve("acme/errors.yaml"),
              "errors: {issue-invalid-scope: {status: 403, code: null, body: '{\"code\":300}'}}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    world = World.with(new ContractFiles(Optional.of(directory)));
    tenant = world.tenant();
    http = new RawHttp(world.server.address().port());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  private static void write(Path files, String contract) {
    try {
      Path folder = Files.createDirectories(files.resolve("acme"));
      Path _ = Files.writeString(folder.resolve("contract.yaml"), contract);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply token(String path) {
    return http.form(path, GRANT + tenant.form());
  }

  private static String textOf(Reply token) {
    assertEquals(200, token.status(), token.body());
    return token.body().replaceFirst(".*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void itIssuesTokensOnItsOwnTerms() {
    Reply acme = token("/connect/token");
    Reply rfc = token("/oauth2/token");

    assertTrue(acme.body().contains("\"expires_in\":1800,"), acme.body());
    assertTrue(rfc.body().contains("\"expires_in\":3600,"), rfc.body());
    assertEquals(rfc.headers(), acme.headers());
  }

  @Test
  void aTokenBelongsToTheContractThatIssuedIt() {
    String acme = textOf(token("/connect/token"));
    String rfc = textOf(token("/oauth2/token"));

    assertEquals(204, http.get("/connect/guard", "Authorization: Bearer " + acme).status());
    assertEquals(204, http.get("/guard/rfc", "Authorization: Bearer " + rfc).status());
    assertEquals(401, http.get("/connect/guard", "Authorization: Bearer " + rfc).status());
    assertEquals(401, http.get("/guard/rfc", "Authorization: Bearer " + acme).status());
    assertEquals(
        "acme",
        world.storage.tokens().find(new TokenId(claim(acme, "jti"))).orElseThrow().contract());
  }

  private static String claim(String token, String name) {
    String payload =
        new String(
            Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
    return payload.replaceFirst(".*\"" + name + "\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void errorsAreWordedForItAloneAndLeadToItsPages() {
    Reply acme = http.form("/connect/token", GRANT + "scope=admin&" + tenant.form());
    Reply rfc = http.form("/oauth2/token", GRANT + "scope=admin&" + tenant.form());
    Reply unreadable = http.form("/connect/token", "scope=a&scope=b");

    assertEquals(403, acme.status());
    assertEquals("{\"code\":300}", acme.body());
    assertEquals(400, rfc.status());
    assertTrue(unreadable.body().contains("/errors/acme#invalid_request"), unreadable.body());
  }

  @Test
  void everythingBelowItsRootIsItsOwn() {
    Reply nothing = http.get("/connect/nothing");
    Reply method = http.get("/connect/token");
    Reply authorize = http.get("/connect/authorize");
    Reply user = http.form("/connect/token", "grant_type=authorization_code&code=x");

    for (Reply reply : List.of(nothing, authorize)) {
      assertEquals(404, reply.status());
      assertTrue(reply.body().contains("/errors/acme#"), reply.body());
    }
    assertEquals(405, method.status());
    assertEquals("POST", method.headers().get("Allow"));
    assertTrue(user.body().contains("unsupported_grant_type"), user.body());
  }

  @Test
  void itIsDocumentedLikeAnyContract() {
    String address = world.server.address().url();
    String errors = http.get("/errors/acme").body();
    String description = http.get("/openapi.yaml").body();

    assertTrue(errors.contains("\"about\":\"The token server of Acme.\""), errors);
    assertTrue(errors.contains("\"source\":\"operator\""), errors);
    assertTrue(errors.contains(address + "/errors/acme#issue-invalid-scope"), errors);
    assertFalse(errors.contains("/errors/rfc"), errors);
    assertFalse(errors.contains("\"layer\":\"authorization\""), errors);
    assertTrue(http.get("/errors").body().contains("\"contract\":\"acme\""));
    assertTrue(http.get("/").body().contains("/connect"));
    assertTrue(description.contains("\n  /connect/token:\n"), description);
    List<String> operations =
        description.lines().filter(line -> line.contains("operationId:")).toList();
    assertEquals(operations.stream().distinct().toList(), operations);
  }

  @Test
  void aProbeOfItScoresAHundredPercent() {
    List<Finding> findings =
        new Prober()
            .probe(
                new Target(
                    URI.create(world.server.address().url()),
                    "acme",
                    Optional.of(directory),
                    Optional.of(new Credentials(tenant.id(), new Secret(tenant.secret()))),
                    100));

    assertEquals(
        List.of(), findings.stream().filter(it -> it.outcome() == Outcome.DIFFERENT).toList());
    assertTrue(findings.stream().filter(it -> it.outcome() == Outcome.SAME).count() > 25);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          extends: rfc | extends: rfd | there is no contract rfd
          extends: rfc | extends: house | there is no contract house
          extends: rfc | extends: dnsimple | the contract dnsimple cannot be extended
          root: /connect | root: connect | root is not a path such as /acme
          /token: /oauth2/token | token: /oauth2/token | token is not a path such as /token
          /token: /oauth2/token | /token: /oauth2/userinfo | /oauth2/userinfo is no path of rfc that it can serve; those are [/guard/rfc, /oauth2/introspect, /oauth2/jwks, /oauth2/revoke, /oauth2/token]
          rfc-token-lifetime: 30m | rfc-token-lifetim: 30m | there is no setting --rfc-token-lifetim, only [--rfc-token-lifetime, --rfc-signing-algorithm]
          rfc-token-lifetime: 30m | rfc-token-lifetime: never | --rfc-token-lifetime "never" is not a duration from 1s to 36500d. Give a whole number with s, m, h or d, such as 1h
          about: | abuot: | there is no member [abuot], only [about, extends, paths, root, settings]
          """)
  void aMistakeIsNamed(String right, String wrong, String fault, @TempDir Path temporary) {
    Path files = temporary.resolve("contracts");
    write(files, CONTRACT.replace(right, wrong));

    Program.Ended checked =
        new Program(temporary, Map.of()).runHere("errors", "check", files.toString());

    assertEquals(1, checked.status());
    assertEquals(files.resolve("acme") + "/contract.yaml: " + fault + ".\n", checked.err());
  }

  @ParameterizedTest
  @CsvSource({"/oauth2", "/api", "/errors", "/docs", "/signin"})
  void aRootThatIsTakenIsRefused(String root, @TempDir Path temporary) {
    Path files = temporary.resolve("contracts");
    write(files, CONTRACT.replace("root: /connect", "root: " + root));

    Program.Ended served =
        new Program(temporary, Map.of())
            .runHere(
                "serve", "--port", "0", "--storage", "memory:", "--contracts", files.toString());

    assertEquals(1, served.status());
    assertEquals(
        "The root " + root + " of the contract acme is taken; choose another.\n", served.err());
  }
}
