package dev.tollgate.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Secret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesTest {

  private static final String STRONG = "q8Zr1-Xw0_Lk5.Jt9~Yb3!Mf7@Hs2#Dv";
  private static final String DRY = "Dry run: nothing was changed.\n";

  private final Program program =
      Program.withOneOfEach()
          .scope("assets:read", "Read assets")
          .scope("tags:read", "Read tags")
          .company("com_2", "ent_1", "Acme Brushes", true)
          .enterprise("ent_2", "Bolt", true)
          .company("com_3", "ent_2", "Bolt Nuts", true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enterprise rename ent_1 Apex",
        "enterprise deactivate ent_1",
        "enterprise delete ent_1 --cascade",
        "company rename com_1 Apex",
        "company update com_1 --slug apex --claim a=1",
        "company deactivate com_1",
        "company delete com_2",
        "company delete com_1 --cascade",
        "client update website --name Apex --add-scope tags:read",
        "client disable website",
        "client link website --company com_2",
        "client unlink website",
        "client secret revoke website sec_1",
        "client delete website"
      })
  void aDryRunAnswersLikeTheCommandAndChangesNothing(String command) {
    String before = everything();

    Run dry = program.run((command + " --dry-run").split(" "));
    String between = everything();
    String yes = command.contains(" delete ") ? " --yes" : "";
    Run real = program.run((command + yes).split(" "));

    assertEquals(before, between);
    assertEquals(new Run(0, real.out(), DRY), dry);
    assertEquals(0, real.status(), real.err());
    assertFalse(before.equals(everything()), command);
  }

  private String everything() {
    return program.run("enterprise list --format json").out()
        + program.run("company list --format json").out()
        + program.run("client list --format json").out()
        + program.run("client secret list website --format json").out();
  }

  @Test
  void aDryRunIsRefusedLikeTheCommand() {
    Run dry = program.run("enterprise delete ent_1 --dry-run");
    Run real = program.run("enterprise delete ent_1 --yes");

    assertEquals(1, dry.status());
    assertEquals(real, dry);
  }

  @Test
  void deleteSaysWhatWentWithAnEnterprise() {
    Run run = program.run("enterprise delete ent_1 --cascade --yes");

    assertEquals(
        new Run(
            0,
            """
            ENTERPRISE ID  ent_1
            DELETED        yes
            COMPANIES      2
            CLIENTS        1
            DOCUMENTS      0
            PROJECTS       0
            USERS          0
            """,
            ""),
        run);
    assertEquals(1, program.run("client show website").status());
    assertEquals(0, program.run("company show com_3").status());
  }

  @Test
  void deleteSaysWhatWentWithACompany() {
    Run run = program.run("company delete com_1 --cascade --yes --format json");

    assertEquals(
        new Run(
            0,
            """
            {"company_id":"com_1","deleted":true,"clients":1,"documents":0,"projects":0,"users":0}
            """,
            ""),
        run);
  }

  @Test
  void deleteAsksOnATerminal() {
    Program terminal = program.onTerminal(80).variable("NO_COLOR", "1");

    Run no = terminal.typing("no\n").run("company delete com_1 --cascade");
    Run yes = terminal.typing("yes\n").run("company delete com_2");

    assertEquals(
        new Run(
            1,
            "",
            "Delete company \"com_1\" with its documents, its projects and the clients linked to"
                + " it? The tokens of the clients become invalid at once. [y/N] Nothing was"
                + " changed.\n"),
        no);
    assertEquals("Delete company \"com_2\"? [y/N] ", yes.err());
    assertEquals(0, yes.status());
    assertEquals(0, program.run("company show com_1").status());
    assertEquals(1, program.run("company show com_2").status());
  }

  @Test
  void nobodyIsAskedAboutWhatWouldBeRefused() {
    Run run = program.onTerminal(80).typing("y\n").run("enterprise delete ent_2");

    assertEquals(1, run.status());
    assertEquals(
        "Enterprise \"ent_2\" still has 1 company and 0 clients. Add --cascade to delete them"
            + " too.\n",
        run.err());
  }

  @Test
  void withoutATerminalDeleteNeedsYesAlsoWithCascade() {
    Run run = program.run("enterprise delete ent_1 --cascade");

    assertEquals(
        new Run(1, "", "Nothing was changed: without a terminal to confirm on, add --yes.\n"), run);
    assertEquals(List.of(), program.opened);
  }

  @Test
  void updateChangesNameAndScopesTogether() {
    Run run =
        program.run(
            "client update website --name Shop --add-scope tags:read --add-scope profile:read"
                + " --remove-scope assets:read");

    assertEquals(
        new Run(
            0,
            """
            CLIENT ID                  website
            NAME                       Shop
            ENTERPRISE ID              ent_1
            COMPANY ID                 com_1
            SCOPES                     profile:read tags:read
            AUTH METHOD                client_secret_basic
            GRANTS                     client_credentials
            CONTRACTS                  -
            CONTRACT VERSIONS          -
            ORIGINS                    -
            PUBLIC                     no
            REDIRECT URIS              -
            POST LOGOUT REDIRECT URIS  -
            FOR EVERYONE               no
            PKCE                       required
            SKIP CONSENT               no
            ANY LOCALHOST PORT         no
            ICON TYPE                  -
            JWKS URI                   -
            JWKS KIDS                  -
            TOKEN LIFETIME             -
            CLAIMS                     -
            ENABLED                    yes
            CREATED AT                 2026-01-02T03:04:05Z
            """,
            ""),
        run);
    assertEquals(run, program.run("client show website"));
  }

  @Test
  void originsAreRegisteredAddedAndRemovedAndNothingElseIsAnOrigin() {
    Run added =
        program.run(
            "client update website --add-origin https://b.example --add-origin"
                + " http://localhost:5173");
    Run removed = program.run("client update website --remove-origin https://b.example");
    Run wrong = program.run("client update website --add-origin https://b.example/");
    Run strange = program.run("client update website --remove-origin https://c.example");

    assertTrue(
        added
            .out()
            .contains("ORIGINS                    http://localhost:5173 https://b.example\n"),
        added.out());
    assertTrue(
        removed.out().contains("ORIGINS                    http://localhost:5173\n"),
        removed.out());
    assertEquals(1, wrong.status());
    assertTrue(wrong.err().contains("is not an origin as browsers send it"), wrong.err());
    assertEquals(1, strange.status());
    assertTrue(strange.err().contains("does not have the origin"), strange.err());
    assertEquals(removed, program.run("client show website"));
  }

  @Test
  void updateOfNothingIsWrongUsage() {
    Run run = program.run("client update website");

    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("Nothing to change: give at least one"), run.err());
    assertTrue(run.err().endsWith("See: tollgate client update --help\n"), run.err());
  }

  @Test
  void aSecretThatIsBroughtAlongIsKeptAndNeverShown() {
    Run run =
        program
            .typing(STRONG + "\n")
            .run("client register Shop --company com_1 --id shop --secret-stdin");

    assertEquals(0, run.status(), run.err());
    assertEquals("", run.err());
    assertFalse(run.out().contains(STRONG), run.out());
    assertFalse(run.out().contains("SECRET  "), run.out());
    assertEquals(
        Optional.of(new Secret(STRONG).digest()),
        program
            .store
            .clients()
            .find(new ClientId("shop"))
            .map(client -> client.secrets().getFirst().digest()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "Passw0rdPassw0rdPassw0rdPassw0rd", STRONG + "\n" + STRONG})
  void aWeakSecretIsRefusedWithoutBeingRepeated(String secret) {
    Run run = program.typing(secret).run("client register Shop --company com_1 --secret-stdin");

    assertEquals(1, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("The secret "), run.err());
    assertFalse(run.err().contains("Passw0rd") || run.err().contains(STRONG), run.err());
  }

  @Test
  void aSecretIsNotReadFromATerminal() {
    Run run =
        program
            .onTerminal(80)
            .typing(STRONG + "\n")
            .run("client register Shop --company com_1 --secret-stdin");

    assertEquals(
        new Run(
            1,
            "",
            "Nothing was changed: a terminal would show the secret. Pipe it in, for example:"
                + " --secret-stdin < FILE\n"),
        run);
    assertEquals(List.of(), program.opened);
  }
}
