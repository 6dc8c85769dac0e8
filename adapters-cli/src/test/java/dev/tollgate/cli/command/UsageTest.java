package dev.tollgate.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
            Unmatched arguments from index 0: 'clent', 'list'
            Did you mean: client
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
            Unmatched argument at index 0: 'xyzzy'
            See: tollgate --help
            """),
        run);
  }

  @Test
  void aMistypedCommandOfAGroupIsAnsweredWithTheNearestOne() {
    Run run = program.run("client regster --company com_1");

    assertEquals(2, run.status());
    assertTrue(run.err().contains("Did you mean: register\n"), run.err());
  }

  @Test
  void aMistypedOptionIsAnsweredWithTheNearestOne() {
    Run run = program.run("client list --limt=3");

    assertEquals(
        new Run(
            2,
            "",
            """
            Unknown option: '--limt=3'
            Did you mean: --limit
            See: tollgate client list --help
            """),
        run);
  }

  @Test
  void aMissingArgumentIsNamed() {
    Run run = program.run("client show");

    assertEquals(
        new Run(2, "", "Missing required parameter: 'ID'\nSee: tollgate client show --help\n"),
        run);
  }

  @Test
  void aMissingOptionIsNamed() {
    Run run = program.run("company create Y");

    assertEquals(
        new Run(
            2,
            "",
            "Missing required option: '--enterprise=ID'\nSee: tollgate company create --help\n"),
        run);
  }

  @Test
  void aGroupWithoutACommandShowsItsHelp() {
    Run help = program.run("client --help");

    Run run = program.run("client");

    assertEquals(new Run(2, "", "Missing required subcommand\n" + help.out()), run);
  }

  @Test
  void anUnknownFormatIsAnsweredWithThoseThereAre() {
    Run run = program.run("--format xml client list");

    assertEquals(
        new Run(
            2,
            "",
            """
            Invalid value for option '--format': "xml" is not one of: table, json, yaml
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
            Invalid value for option '--status': "active" is not one of: enabled, disabled
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
            "Invalid value for option '--expires-in': \""
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
            "Invalid value for option '--limit': \""
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
            Invalid value for option '--after': "ü" is not an id.
            See: tollgate client list --help
            """),
        run);
  }

  @Test
  void aNameMayLookLikeAFileOfArguments() {
    Run run = program.run("client show @website more");

    assertEquals(2, run.status());
    assertTrue(run.err().startsWith("Unmatched argument at index 3: 'more'\n"), run.err());
  }

  @Test
  void versionIsOneLine() {
    Run run = program.run("--version");

    assertEquals(0, run.status());
    assertTrue(run.out().matches("tollgate \\S.*\n"), run.out());
  }
}
