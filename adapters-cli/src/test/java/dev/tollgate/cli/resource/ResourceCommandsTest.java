package dev.tollgate.cli.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceCommandsTest {

  private static final String API = "https://api.example.com/";

  private final Program program = new Program();

  @BeforeEach
  void thereAreTwo() {
    Run _ = program.run("resource create urn:example:files");
    Run _ = program.run("resource", "create", API);
    program.opened.clear();
  }

  @Test
  void createShowsTheResource() {
    Run run = program.run("resource create 'https://b.example.com/?a=1'");

    assertEquals(new Run(0, "URI  https://b.example.com/?a=1\n", ""), run);
  }

  @Test
  void listIsATableOrderedByUri() {
    Run run = program.run("resource list");

    assertEquals(
        new Run(
            0,
            """
            URI
            https://api.example.com/
            urn:example:files
            """,
            ""),
        run);
  }

  @Test
  void listIsABareJsonArrayOrAYamlSequence() {
    Run json = program.run("resource list --format json");
    Run yaml = program.run("resource list --format yaml");

    assertEquals(
        "[{\"uri\":\"https://api.example.com/\"},{\"uri\":\"urn:example:files\"}]\n", json.out());
    assertEquals("- uri: https://api.example.com/\n- uri: urn:example:files\n", yaml.out());
  }

  @Test
  void deleteWithYesDoesNotAsk() {
    Run dry = program.run("resource", "delete", API, "--dry-run", "--format", "json");
    Run run = program.run("resource", "delete", API, "--yes", "--format", "json");
    Run again = program.run("resource", "delete", API, "--yes");

    assertEquals(
        new Run(
            0,
            "{\"uri\":\"https://api.example.com/\",\"deleted\":true}\n",
            "Dry run: nothing was changed.\n"),
        dry);
    assertEquals(new Run(0, dry.out(), ""), run);
    assertEquals(1, again.status());
  }

  @Test
  void anotherSpellingOfAResourceIsNoOtherResource() {
    Run created = program.run("resource create HTTPS://api.example.com:443");
    Run deleted = program.run("resource delete https://API.example.com --yes --format json");

    assertEquals(1, created.status());
    assertEquals(new Run(0, "{\"uri\":\"" + API + "\",\"deleted\":true}\n", ""), deleted);
  }

  @Test
  void deleteAsksOnATerminal() {
    Program terminal = program.onTerminal(80).variable("NO_COLOR", "1");

    Run no = terminal.typing("n\n").run("resource", "delete", API);
    Run yes = terminal.typing("y\n").run("resource", "delete", API);

    String question = "Delete resource \"" + API + "\"? Tokens issued for it stay valid. [y/N] ";
    assertEquals(new Run(1, "", question + "Nothing was changed.\n"), no);
    assertEquals(new Run(0, "URI      " + API + "\nDELETED  yes\n", question), yes);
  }

  @Test
  void withoutATerminalDeleteNeedsYes() {
    Run run = program.run("resource", "delete", API);

    assertEquals(
        new Run(1, "", "Nothing was changed: without a terminal to confirm on, add --yes.\n"), run);
    assertEquals(List.of(), program.opened);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "api", "/api", "https://api.example.com/#a", "https://ä", "a b:c"})
  void whatIsNoAbsoluteUriIsRefused(String uri) {
    Run run = program.run("resource", "create", uri);

    assertEquals(
        new Run(
            1,
            "",
            "\""
                + uri
                + "\" is not a valid resource. Use an absolute URI without a fragment and with at"
                + " most 255 ASCII characters, such as https://api.example.com/\n"),
        run);
  }
}
