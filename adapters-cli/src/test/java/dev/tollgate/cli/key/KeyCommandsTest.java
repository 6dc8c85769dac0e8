package dev.tollgate.cli.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.SigningAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyCommandsTest {

  private static final String DRY = "Dry run: nothing was changed.\n";
  private static final String BODY = "MC4CAQAwBQYDK2VwBCIEIJ";
  private static final String PEM =
      "-----BEGIN PRIVATE KEY-----\n" + BODY + "\n-----END PRIVATE KEY-----\n";

  private final Program program =
      new Program()
          .key("rsa-1", SigningAlgorithm.RS256, -200)
          .key("rsa-2", SigningAlgorithm.RS256, -100)
          .key("rsa-3", SigningAlgorithm.RS256, 1)
          .key("ec-1", SigningAlgorithm.ES256, 0);

  @TempDir Path directory;

  @Test
  void listTellsWhatEachKeyIsGoodFor() {
    Run run = program.run("key list");

    assertEquals(
        new Run(
            0,
            """
            KID    ALGORITHM  STATE      CREATED AT            SIGNS FROM
            rsa-1  RS256      rotated    2026-01-02T02:59:15Z  2026-01-02T03:00:45Z
            rsa-2  RS256      signing    2026-01-02T03:00:55Z  2026-01-02T03:02:25Z
            ec-1   ES256      signing    2026-01-02T03:02:35Z  2026-01-02T03:04:05Z
            rsa-3  RS256      published  2026-01-02T03:02:36Z  2026-01-02T03:04:06Z
            """,
            ""),
        run);
  }

  @Test
  void listIsABareJsonArrayOrAYamlSequence() {
    Program one = new Program().key("ed-1", SigningAlgorithm.EDDSA, 0);

    Run json = one.run("key list --format json");
    Run yaml = one.run("key list --format yaml");

    assertEquals(
        """
        [{"kid":"ed-1","algorithm":"EdDSA","state":"signing","created_at":"2026-01-02T03:02:35.678Z","signs_from":"2026-01-02T03:04:05.678Z"}]
        """,
        json.out());
    assertEquals(
        """
        - kid: ed-1
          algorithm: EdDSA
          state: signing
          created_at: '2026-01-02T03:02:35.678Z'
          signs_from: '2026-01-02T03:04:05.678Z'
        """,
        yaml.out());
  }

  @Test
  void rotateMakesAKeyForEachAlgorithmThatHasOneAndSaysFromWhenItSigns() {
    Run run = program.run("key rotate");

    assertEquals(
        new Run(
            0,
            """
            KID    ALGORITHM  STATE      CREATED AT            SIGNS FROM
            new-1  RS256      published  2026-01-02T03:04:05Z  2026-01-02T03:05:35Z
            new-2  ES256      published  2026-01-02T03:04:05Z  2026-01-02T03:05:35Z
            """,
            ""),
        run);
    assertEquals(
        List.of("rsa-1", "rsa-2", "ec-1", "rsa-3", "new-1", "new-2"), program.store.keyIds());
  }

  @Test
  void rotateNowMakesAKeyThatSignsAtOnce() {
    Run run = program.run("key rotate --now --algorithm RS256");

    assertTrue(
        run.out()
            .endsWith("\nnew-1  RS256      signing  2026-01-02T03:04:05Z  2026-01-02T03:04:05Z\n"),
        run.out());
    assertTrue(program.run("key list").out().contains("rsa-2  RS256      rotated "));
  }

  @Test
  void theFirstKeyOfAnAlgorithmSignsAtOnce() {
    Run run = program.run("key rotate --algorithm EdDSA --format json");

    assertEquals(
        """
        [{"kid":"new-1","algorithm":"EdDSA","state":"signing","created_at":"2026-01-02T03:04:05.678Z","signs_from":"2026-01-02T03:04:05.678Z"}]
        """,
        run.out());
  }

  @Test
  void rotateOnANewStoreMakesTheFirstKeyOfEachAlgorithm() {
    Run run = new Program().run("key rotate");

    assertEquals(
        """
        KID    ALGORITHM  STATE    CREATED AT            SIGNS FROM
        new-1  RS256      signing  2026-01-02T03:04:05Z  2026-01-02T03:04:05Z
        new-2  ES256      signing  2026-01-02T03:04:05Z  2026-01-02T03:04:05Z
        new-3  EdDSA      signing  2026-01-02T03:04:05Z  2026-01-02T03:04:05Z
        """,
        run.out());
  }

  @Test
  void aDryRunOfRotateNamesNoKeyBecauseItKeepsNone() {
    Run run = program.run("key rotate --algorithm ES256 --dry-run");

    assertEquals(
        new Run(
            0,
            """
            ALGORITHM  STATE      CREATED AT            SIGNS FROM
            ES256      published  2026-01-02T03:04:05Z  2026-01-02T03:05:35Z
            """,
            DRY),
        run);
    assertEquals(List.of("rsa-1", "rsa-2", "ec-1", "rsa-3"), program.store.keyIds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "rs256", "EDDSA", "none", ""})
  void anAlgorithmThatNothingSignsWithIsWrongUsage(String algorithm) {
    Run run = program.run("key", "rotate", "--algorithm=" + algorithm);

    assertEquals(
        new Run(
            2,
            "",
            "Invalid value for --algorithm: \""
                + algorithm
                + "\" is not one of: RS256, ES256, EdDSA\nSee: tollgate key rotate --help\n"),
        run);
    assertEquals(List.of(), program.opened);
  }

  @Test
  void retireTakesAKeyAway() {
    Run dry = program.run("key retire rsa-1 --dry-run");
    Run run = program.run("key retire rsa-1 --yes");

    assertEquals(new Run(0, "KID        rsa-1\nALGORITHM  RS256\nRETIRED    yes\n", DRY), dry);
    assertEquals(new Run(0, dry.out(), ""), run);
    assertEquals(List.of("rsa-2", "ec-1", "rsa-3"), program.store.keyIds());
  }

  @Test
  void aKeyMayBeginWithADash() {
    Run run = program.key("-a_1", SigningAlgorithm.RS256, -300).run("key retire --yes -- -a_1");

    assertEquals(0, run.status(), run.err());
    assertEquals(List.of("rsa-1", "rsa-2", "ec-1", "rsa-3"), program.store.keyIds());
  }

  @Test
  void retireAsksOnATerminalAndNeedsYesWithoutOne() {
    Run refused = program.run("key retire rsa-1");
    Run no = program.onTerminal(80).variable("NO_COLOR", "1").typing("\n").run("key retire rsa-1");
    Run yes = program.typing("y\n").run("key retire rsa-1 --format json");

    String question = "Retire key \"rsa-1\"? Every token it signed becomes invalid at once. [y/N] ";
    assertEquals(
        new Run(1, "", "Nothing was changed: without a terminal to confirm on, add --yes.\n"),
        refused);
    assertEquals(new Run(1, "", question + "Nothing was changed.\n"), no);
    assertEquals(
        new Run(0, "{\"kid\":\"rsa-1\",\"algorithm\":\"RS256\",\"retired\":true}\n", question),
        yes);
  }

  @Test
  void nobodyIsAskedAboutAKeyThatSigns() {
    Run run = program.onTerminal(80).typing("y\n").run("key retire ec-1");

    assertEquals(
        new Run(
            1, "", "Key \"ec-1\" signs tokens. Replace it first with: tollgate key rotate --now\n"),
        run);
  }

  @Test
  void importTakesAKeyFromAFileOrFromStandardInput() throws IOException {
    Path file = Files.writeString(directory.resolve("key.pem"), PEM);

    Run dry = program.run("key", "import", file.toString(), "--dry-run");
    Run piped = program.typing(PEM).run("key import -");
    Run again = program.run("key", "import", file.toString());

    assertEquals(
        new Run(
            0,
            """
            KID         imported
            ALGORITHM   ES256
            STATE       published
            CREATED AT  2026-01-02T03:04:05Z
            SIGNS FROM  2026-01-02T03:05:35Z
            """,
            DRY),
        dry);
    assertEquals(new Run(0, dry.out(), ""), piped);
    assertEquals(
        new Run(
            1,
            "",
            "Key \"imported\" is already in the store, or was retired and cannot be imported again."
                + " To list the keys, run: tollgate key list\n"),
        again);
  }

  @Test
  void aKeyIsNotReadFromATerminal() {
    Run run = program.onTerminal(80).typing(PEM).run("key import -");

    assertEquals(
        new Run(
            1,
            "",
            "Nothing was changed: a terminal would show the key. Pipe it in, for example: tollgate"
                + " key import - < FILE\n"),
        run);
    assertEquals(List.of(), program.opened);
  }

  @Test
  void aFileThatIsNotThereOrIsADirectoryIsRefused() {
    Run missing = program.run("key", "import", directory.resolve("none").toString());
    Run folder = program.run("key", "import", directory.toString());

    assertEquals(
        new Run(
            1,
            "",
            "The file does not exist or cannot be read. Give another one, or - for standard"
                + " input.\n"),
        missing);
    assertEquals(missing, folder);
    assertEquals(List.of(), program.opened);
  }

  @Test
  void everyFlawOfAKeyHasASentenceOfItsOwn() {
    Set<String> sentences = new HashSet<>();

    for (KeyMaker.Problem problem : KeyMaker.Problem.values()) {
      Run run = program.typing(problem + PEM).run("key import -");
      assertEquals(1, run.status());
      assertTrue(run.err().startsWith("Nothing was imported: "), run.err());
      assertTrue(sentences.add(run.err()), run.err());
    }

    assertEquals(List.of("rsa-1", "rsa-2", "ec-1", "rsa-3"), program.store.keyIds());
  }

  @Test
  void noPartOfAPrivateKeyIsEverShown() throws IOException {
    Path file = Files.writeString(directory.resolve("key.pem"), PEM);
    Program named = program.variable("TOLLGATE_TRACE", "1").typing(PEM);

    StringBuilder said = new StringBuilder();
    for (String format : List.of("table", "json", "yaml")) {
      said.append(named.run("key", "import", file.toString(), "--format", format));
      said.append(named.run("key", "list", "--format", format));
    }
    said.append(named.run("key", "import", "TOO_SHORT" + PEM));
    said.append(named.run("key", "import", PEM));
    said.append(named.run("key", "import", "--", PEM));
    said.append(named.run("key", "import", "-", PEM));
    said.append(named.run("client", "register", "Shop", PEM));
    said.append(named.run("key", "rotate", "--algorithm", PEM));

    assertFalse(said.toString().contains(BODY), said.toString());
    assertFalse(said.toString().contains("sealed"), said.toString());
    assertTrue(said.toString().contains("imported"), said.toString());
  }

  @Test
  void onlyWhatMakesKeysNeedsTheMasterKey() {
    Program without = program.typing(PEM).withoutMasterKey();

    List<Run> others =
        List.of(
            without.run("key list"),
            without.run("key retire rsa-1 --yes"),
            without.run("resource list"),
            without.run("client list"));
    Run rotate = without.run("key rotate --dry-run --data there");
    Run load = without.run("key import -");

    others.forEach(run -> assertEquals(0, run.status(), run.err()));
    assertEquals(new Run(1, "", "No master key in there.\n"), rotate);
    assertEquals(new Run(1, "", "No master key in data.\n"), load);
  }
}
