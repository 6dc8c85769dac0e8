package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing that is secret is found where it does not belong. Each {@link World} checks the log when
 * it is closed.
 */
final class GivenSecretsTest {

  @TempDir private Path directory;

  @Test
  void aSecretIsFoundWhereverItStands() {
    GivenSecrets given = new GivenSecrets();
    String secret = given.keep("tgs_abcdefghijklmnop");
    String password = given.keep("correct horse battery");
    given.read("{\"access_token\":\"header.payload-0123456789.signature-0123456789\",\"a\":1}");
    given.read("Location: https://app.example/callback?code=code-0123456789abc&state=x");
    given.read("Set-Cookie: __Host-tollgate-session=ses.session-0123456789; Path=/");

    assertEquals(List.of(secret), given.in("secret=" + secret + "&a=b"));
    assertEquals(List.of(password), given.in("<" + password + ">"));
    assertEquals(List.of("signature-0123456789"), given.in("Bearer x.y.signature-0123456789"));
    assertEquals(List.of("code-0123456789abc"), given.in("\"code-0123456789abc\""));
    assertEquals(List.of("session-0123456789"), given.in("session-0123456789"));
    assertEquals(List.of(), given.in("tgs_abcdefghijklmno header correct-horse-battery"));
  }

  @Test
  void aSecretThatIsLoggedBeforeOrAfterItIsKnownIsALeak() {
    GivenSecrets given = new GivenSecrets();
    given.log("the token 0123456789-first was issued");
    given.log("nothing to see");
    String _ = given.keep("0123456789-first");
    String _ = given.keep("a second one");
    given.log("a second one was used");

    assertEquals(2, given.leaks().size(), given.leaks().toString());
  }

  @Test
  void whatWasSavedIsFoundInFilesUnlessItIsPrintedForItsOwner() throws IOException {
    GivenSecrets given = new GivenSecrets();
    String secret = given.keep("tgs_abcdefghijklmnop");
    String password = given.keep("correct horse battery");
    Path saved = directory.resolve("saved");
    given.save(saved);
    Path output = directory.resolve("server.err");

    GivenSecrets loaded = GivenSecrets.load(saved);
    Path _ = Files.writeString(output, "INFO  started\nclient_secret: " + secret + "\n");
    List<String> once = SecretSearch.in(List.of(output), loaded);
    Path _ = Files.writeString(output, "WARN  " + secret + " of <" + password + ">\n");
    List<String> leaked = SecretSearch.in(List.of(output), loaded);

    assertEquals(2, loaded.size());
    assertEquals(List.of(), once);
    assertEquals(2, leaked.size(), leaked.toString());
  }

  @Test
  void whatLooksLikeASecretIsFoundInReportsWhicheverTestMadeIt() throws IOException {
    String part = "e" + "yJhbGciOiJIUzI1NiJ9";
    Path report = directory.resolve("TEST-some.xml");
    Path _ = Files.writeString(report, "tgs_ is how secrets begin, and ent_0123 is an id");
    List<String> none = SecretSearch.alike(List.of(report));
    Path _ =
        Files.writeString(
            report,
            "tgs_%s\n%s.%s.%s\ndnsimple_o_%s"
                .formatted("a".repeat(49), part, part, "s".repeat(43), "b".repeat(32)));
    List<String> all = SecretSearch.alike(List.of(report));

    assertEquals(List.of(), none);
    assertEquals(3, all.size(), all.toString());
  }

  @Test
  void whatServersAndCommandsPrintIsSearched() throws IOException {
    Program program = new Program(directory, Map.of());
    GivenSecrets given = new GivenSecrets();
    String argument = given.keep("planted-" + UUID.randomUUID());

    Ended ended = program.runHere("client", "list", argument);
    try (Served served = program.serve("--demo")) {
      String printed = given.keep(served.after("client_id:"));
      List<String> found =
          SecretSearch.in(SecretSearch.files(Outputs.DIRECTORY), given).stream()
              .map(it -> it.replaceFirst(".* ", ""))
              .toList();

      assertTrue(ended.err().contains(argument), ended.err());
      assertTrue(found.contains(argument.substring(0, 8)), found.toString());
      assertTrue(found.contains(printed.substring(0, 8)), found.toString());
    }
  }

  @Test
  void theStoreItsExportAndCommandsShowNoneOfThem() throws IOException {
    String store = "h2:" + directory.resolve("data");
    GivenSecrets given = new GivenSecrets();
    CodeFlowClient app;
    try (World world = World.over(store)) {
      app = use(world, given);
    }
    Path export = directory.resolve("export");

    Map<String, String> shown = new LinkedHashMap<>();
    for (String command :
        List.of(
            "audit list --format json",
            "client list --format json",
            "user list --format json",
            "grant list --format json",
            "token list --client " + app.tenant.id() + " --format json",
            "session list " + app.user.email().value() + " --format json",
            "key list --format json",
            "storage export " + export)) {
      Ended ended =
          new Program(directory, Map.of("TOLLGATE_STORAGE", store)).runHere(command.split(" ", -1));
      assertEquals(0, ended.status(), command + ": " + ended.err());
      String _ = shown.put(command, ended.out() + ended.err());
    }
    List<Path> files = new ArrayList<>(List.of(export));
    try (Stream<Path> data = Files.walk(directory.resolve("data"))) {
      data.filter(Files::isRegularFile).forEach(files::add);
    }
    for (Path file : files) {
      String _ =
          shown.put(
              file.getFileName().toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    assertTrue(given.size() > 10, "" + given.size());
    assertTrue(shown.get("audit list --format json").length() > 100, shown.toString());
    shown.forEach((where, text) -> assertEquals(List.of(), given.in(text), where));
  }

  /** Every kind of secret is given out, used and, at the token endpoint, refused. */
  private static CodeFlowClient use(World world, GivenSecrets given) {
    CodeFlowClient app = new CodeFlowClient(world);
    Tenant tenant = app.tenant;
    String _ = given.keep(CodeFlowClient.PASSWORD);
    String _ = given.keep(tenant.secret());
    String _ = given.keep(world.token(tenant));
    String code = given.keep(app.code(""));
    given.read("-session=" + app.browser.cookie().replaceFirst("[^=]*=", ""));
    Reply tokens = app.exchange(code);
    given.read(tokens.body());
    given.read(app.refresh(CodeFlowClient.member(tokens, "refresh_token"), "").body());
    Reply _ = app.exchange(code);
    Reply _ = world.form("/oauth2/token", "client_id=a&" + tenant.form());
    return app;
  }
}
