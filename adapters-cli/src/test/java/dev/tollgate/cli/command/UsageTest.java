package dev.tollgate.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

  private final Program program = Program.withOneOfEach();

  @AfterEach
  void theStoreStaysClosed() {
    assertEquals(List.of(), program.opened);
  }

  @Test
  void aMistypedCommandIsAnsweredWithTheNearestOne() {
    Run run = program.run("clent list");

    assertEquals(
        new Run(
            2,
            "",
            """
            There is no command "clent" here. Did you mean client?
            See: tollgate --help
            """),
        run);
  }

  @Test
  void aWordThatIsLikeNoCommandGetsNoSuggestion() {
    Run run = program.run("xyzzy");

    assertEquals(
        new Run(
            2,
            "",
            """
            There is no command "xyzzy" here.
            See: tollgate --help
            """),
        run);
  }

  @Test
  void aMistypedCommandOfAGroupIsAnsweredWithTheNearestOne() {
    Run run = program.run("client regster --company com_1");

    assertEquals(2, run.status());
    assertTrue(run.err().contains("Did you mean register?\n"), run.err());
  }

  @Test
  void aMistypedOptionIsAnsweredWithTheNearestOne() {
    Run run = program.run("client list --limt=3");

    assertEquals(
        new Run(
            2,
            "",
            """
            There is no option --limt here. Did you mean --limit?
            See: tollgate client list --help
            """),
        run);
  }

  @Test
  void aMissingArgumentIsNamed() {
    Run run = program.run("client show");

    assertEquals(new Run(2, "", "Missing: ID\nSee: tollgate client show --help\n"), run);
  }

  @Test
  void aMissingOptionIsNamed() {
    Run run = program.run("company create Y");

    assertEquals(
        new Run(2, "", "Missing: --enterprise ID\nSee: tollgate company create --help\n"), run);
  }

  @Test
  void aGroupWithoutACommandShowsItsHelp() {
    Run help = program.run("client --help");

    Run run = program.run("client");

    assertEquals(new Run(2, "", "Missing: a command\n" + help.out()), run);
  }

  @Test
  void anUnknownFormatIsAnsweredWithThoseThereAre() {
    Run run = program.run("--format xml client list");

    assertEquals(
        new Run(
            2,
            "",
            """
            Invalid value for --format: "xml" is not one of: table, json, yaml
            See: tollgate --help
            """),
        run);
  }

  @Test
  void anUnknownStatusIsAnsweredWithThoseThereAre() {
    Run run = program.run("client list --status active");

    assertEquals(
        new Run(
            2,
            "",
            """
            Invalid value for --status: "active" is not one of: enabled, disabled
            See: tollgate client list --help
            """),
        run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0d",
        "-1d",
        "+1d",
        "30",
        "d",
        "1w",
        "1.5h",
        " 1d",
        "1D",
        "",
        "36501d",
        "3153600001s",
        "999999999999d",
        "99999999999999999999s",
        "١d"
      })
  void aDurationThatIsNoneIsAnsweredWithTheForm(String duration) {
    Run run = program.run("client", "secret", "add", "website", "--expires-in=" + duration);

    assertEquals(
        new Run(
            2,
            "",
            "Invalid value for --expires-in: \""
                + duration
                + "\" is not a duration. Give a whole number with s, m, h or d, such as 30d, up to"
                + " 36500d.\n"
                + "See: tollgate client secret add --help\n"),
        run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "", "1000000000"})
  void aLimitThatIsNoneIsAnsweredWithTheForm(String limit) {
    Run run = program.run("client", "list", "--limit=" + limit);

    assertEquals(
        new Run(
            2,
            "",
            "Invalid value for --limit: \""
                + limit
                + "\" is not a valid limit. Give a whole number from 1 to 999999999.\n"
                + "See: tollgate client list --help\n"),
        run);
  }

  @Test
  void aPlaceInAListThatIsNoIdIsRefused() {
    Run run = program.run("client list --after 'ü'");

    assertEquals(
        new Run(
            2,
            "",
            """
            Invalid value for --after: "ü" is not an id.
            See: tollgate client list --help
            """),
        run);
  }

  @Test
  void aNameMayLookLikeAFileOfArguments() {
    Run run = program.run("client show @website more");

    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("\"more\" is one argument too many.\n"), run.err());
  }

  @ParameterizedTest
  @CsvSource({
    "client list --limit 1 --limit 2, Give --limit only once.",
    "client list --limit, --limit needs a value: --limit N",
    "client list --limit --after a, --limit needs a value: --limit N",
    "company create, Missing: NAME and --enterprise ID",
    "client disable website --dry-run=now, --dry-run takes no value.",
    "help clint, 'There is no command \"clint\" here. Did you mean client?'",
    "client update website, Nothing to change: give at least one of the options.",
    "client keys website, Give one of --jwks FILE and --jwks-uri U.",
    "client keys website --jwks - --jwks-uri https://c/, Give only one of --jwks FILE and"
        + " --jwks-uri U.",
    "explain --management x r-1, 'Invalid value for --management: \"x\" is not the URL of a"
        + " management port. Give http://HOST:PORT.'",
  })
  void eachMistakeIsToldInPlainWords(String line, String sentence) {
    Run run = program.run(line);

    assertEquals(2, run.status(), run.err());
    assertEquals(sentence, run.err().lines().findFirst().orElseThrow());
  }

  @Test
  void versionIsOneLine() {
    Run run = program.run("--version");

    assertEquals(0, run.status());
    assertTrue(run.out().matches("tollgate \\S.*\n"), run.out());
  }
}
