package dev.tollgate.cli.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import org.junit.jupiter.api.Test;

class ScopeCommandsTest {

  private final Program program =
      new Program().scope("profile:read", "Read the profile").scope("assets:read", "Read: assets");

  @Test
  void createShowsTheNewScopeLineByLine() {
    Run run = new Program().run("scope create tags:read --description 'Read tags'");

    assertEquals(
        new Run(
            0,
            """
            NAME         tags:read
            DESCRIPTION  Read tags
            """,
            ""),
        run);
  }

  @Test
  void createAnswersOneJsonObject() {
    Run run = new Program().run("scope create tags:read --description '\"Tags\"' --format json");

    assertEquals(
        new Run(0, "{\"name\":\"tags:read\",\"description\":\"\\\"Tags\\\"\"}\n", ""), run);
  }

  @Test
  void createAnswersOneYamlMapping() {
    Run run = new Program().run("scope create tags:read --description yes --format yaml");

    assertEquals(
        new Run(
            0,
            """
            name: tags:read
            description: 'yes'
            """,
            ""),
        run);
  }

  @Test
  void listIsATableOrderedByName() {
    Run run = program.run("scope list");

    assertEquals(
        new Run(
            0,
            """
            NAME          DESCRIPTION
            assets:read   Read: assets
            profile:read  Read the profile
            """,
            ""),
        run);
  }

  @Test
  void listIsABareJsonArray() {
    Run run = program.run("scope list --format json");

    assertEquals(
        new Run(
            0,
            """
            [{"name":"assets:read","description":"Read: assets"},{"name":"profile:read","description":"Read the profile"}]
            """,
            ""),
        run);
  }

  @Test
  void listIsAYamlSequence() {
    Run run = program.run("scope list --format yaml");

    assertEquals(
        new Run(
            0,
            """
            - name: assets:read
              description: 'Read: assets'
            - name: profile:read
              description: Read the profile
            """,
            ""),
        run);
  }
}
