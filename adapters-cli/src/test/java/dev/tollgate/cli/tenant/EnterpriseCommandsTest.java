package dev.tollgate.cli.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import org.junit.jupiter.api.Test;

class EnterpriseCommandsTest {

  private final Program program =
      new Program().enterprise("ent_1", "Acme", true).enterprise("ent_2", "Böse GmbH", false);

  @Test
  void createShowsTheNewEnterpriseLineByLine() {
    Run run = new Program().run("enterprise create 'Acme Ltd'");

    assertEquals(
        new Run(
            0,
            """
            ENTERPRISE ID  ent_0mjwaidke7xq70c4
            NAME           Acme Ltd
            ACTIVE         yes
            CREATED AT     2026-01-02T03:04:05Z
            """,
            ""),
        run);
  }

  @Test
  void createAnswersOneJsonObject() {
    Run run = new Program().run("enterprise create 'Acme Ltd' --format json");

    assertEquals(
        new Run(
            0,
            """
            {"enterprise_id":"ent_0mjwaidke7xq70c4","name":"Acme Ltd","active":true,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        run);
  }

  @Test
  void createAnswersOneYamlMapping() {
    Run run = new Program().run("enterprise create 'Acme Ltd' --format yaml");

    assertEquals(
        new Run(
            0,
            """
            enterprise_id: ent_0mjwaidke7xq70c4
            name: Acme Ltd
            active: true
            created_at: '2026-01-02T03:04:05.678Z'
            """,
            ""),
        run);
  }

  @Test
  void whatWasCreatedIsOnRecord() {
    Program fresh = new Program();

    Run created = fresh.run("enterprise create 'Acme Ltd' --format json");
    Run listed = fresh.run("enterprise list --format json");

    assertEquals("[" + created.out().strip() + "]\n", listed.out());
  }

  @Test
  void listIsATable() {
    Run run = program.run("enterprise list");

    assertEquals(
        new Run(
            0,
            """
            ENTERPRISE ID  NAME       ACTIVE
            ent_1          Acme       yes
            ent_2          Böse GmbH  no
            """,
            ""),
        run);
  }

  @Test
  void listIsABareJsonArray() {
    Run run = program.run("enterprise list --format json");

    assertEquals(
        new Run(
            0,
            """
            [{"enterprise_id":"ent_1","name":"Acme","active":true,"created_at":"2026-01-02T03:04:05.678Z"},{"enterprise_id":"ent_2","name":"Böse GmbH","active":false,"created_at":"2026-01-02T03:04:05.678Z"}]
            """,
            ""),
        run);
  }

  @Test
  void listIsAYamlSequence() {
    Run run = program.run("enterprise list --format yaml");

    assertEquals(
        new Run(
            0,
            """
            - enterprise_id: ent_1
              name: Acme
              active: true
              created_at: '2026-01-02T03:04:05.678Z'
            - enterprise_id: ent_2
              name: Böse GmbH
              active: false
              created_at: '2026-01-02T03:04:05.678Z'
            """,
            ""),
        run);
  }

  @Test
  void anEmptyListIsAnEmptyArrayInJsonAndYamlAndAHeadingInATable() {
    Program empty = new Program();

    assertEquals("[]\n", empty.run("enterprise list --format json").out());
    assertEquals("[]\n", empty.run("enterprise list --format yaml").out());
    assertEquals("ENTERPRISE ID  NAME  ACTIVE\n", empty.run("enterprise list").out());
  }

  @Test
  void listTellsTheActiveFromTheInactive() {
    Run active = program.run("enterprise list --status active");
    Run inactive = program.run("enterprise list --status inactive");

    assertEquals(
        """
        ENTERPRISE ID  NAME  ACTIVE
        ent_1          Acme  yes
        """,
        active.out());
    assertEquals(
        """
        ENTERPRISE ID  NAME       ACTIVE
        ent_2          Böse GmbH  no
        """,
        inactive.out());
  }

  @Test
  void showShowsOne() {
    Run run = program.run("enterprise show ent_2");

    assertEquals(
        new Run(
            0,
            """
            ENTERPRISE ID  ent_2
            NAME           Böse GmbH
            ACTIVE         no
            CREATED AT     2026-01-02T03:04:05Z
            """,
            ""),
        run);
  }

  @Test
  void renameChangesTheNameAndNothingElse() {
    Run run = program.run("enterprise rename ent_2 'Gut GmbH' --format json");

    assertEquals(
        new Run(
            0,
            """
            {"enterprise_id":"ent_2","name":"Gut GmbH","active":false,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        run);
  }

  @Test
  void deactivateAndActivateAnswerWithTheEnterpriseAsItIsNow() {
    Run deactivated = program.run("enterprise deactivate ent_1 --format json");
    Run activated = program.run("enterprise activate ent_1 --format json");

    assertEquals(
        new Run(
            0,
            """
            {"enterprise_id":"ent_1","name":"Acme","active":false,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        deactivated);
    assertEquals(
        new Run(
            0,
            """
            {"enterprise_id":"ent_1","name":"Acme","active":true,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        activated);
  }
}
