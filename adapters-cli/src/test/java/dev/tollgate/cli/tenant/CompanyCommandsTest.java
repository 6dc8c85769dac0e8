package dev.tollgate.cli.tenant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompanyCommandsTest {

  private final Program program =
      new Program()
          .enterprise("ent_1", "Acme", true)
          .enterprise("ent_2", "Bolt", true)
          .company("com_1", "ent_1", "Acme Paints", true)
          .company("com_2", "ent_1", "Acme Brushes", false)
          .company("com_3", "ent_2", "Bolt Nuts", true);

  @Test
  void createShowsTheNewCompanyLineByLine() {
    Run run = program.run("company create 'Acme Rollers' --enterprise ent_1");

    assertEquals(
        new Run(
            0,
            """
            COMPANY ID       com_0mjwaidke7xq70c4
            ENTERPRISE ID    ent_1
            NAME             Acme Rollers
            ORGANIZATION ID  org_0mjwaidke7xq70c4
            SLUG             acme-rollers
            ACCOUNT NUMBER   1
            CLAIMS           -
            SANDBOX          no
            ACTIVE           yes
            CREATED AT       2026-01-02T03:04:05Z
            """,
            ""),
        run);
  }

  @Test
  void createAnswersOneJsonObject() {
    Run run = program.run("company create 'Acme Rollers' --enterprise ent_1 --format json");

    assertEquals(
        new Run(
            0,
            """
            {"company_id":"com_0mjwaidke7xq70c4","enterprise_id":"ent_1","name":"Acme Rollers","organization_id":"org_0mjwaidke7xq70c4","slug":"acme-rollers","account_number":1,"claims":{},"sandbox":false,"active":true,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        run);
  }

  @Test
  void createAnswersOneYamlMapping() {
    Run run = program.run("company create 'Acme Rollers' --enterprise ent_1 --format yaml");

    assertEquals(
        new Run(
            0,
            """
            company_id: com_0mjwaidke7xq70c4
            enterprise_id: ent_1
            name: Acme Rollers
            organization_id: org_0mjwaidke7xq70c4
            slug: acme-rollers
            account_number: 1
            claims: {}
            sandbox: false
            active: true
            created_at: '2026-01-02T03:04:05.678Z'
            """,
            ""),
        run);
  }

  @Test
  void listIsATable() {
    Run run = program.run("company list");

    assertEquals(
        new Run(
            0,
            """
            COMPANY ID  ENTERPRISE ID  NAME          ACTIVE
            com_1       ent_1          Acme Paints   yes
            com_2       ent_1          Acme Brushes  no
            com_3       ent_2          Bolt Nuts     yes
            """,
            ""),
        run);
  }

  @Test
  void listIsABareJsonArray() {
    Run run = program.run("company list --format json");

    assertEquals(
        new Run(
            0,
            """
            [{"company_id":"com_1","enterprise_id":"ent_1","name":"Acme Paints","organization_id":"org_1","slug":null,"account_number":null,"claims":{},"sandbox":false,"active":true,"created_at":"2026-01-02T03:04:05.678Z"},{"company_id":"com_2","enterprise_id":"ent_1","name":"Acme Brushes","organization_id":"org_2","slug":null,"account_number":null,"claims":{},"sandbox":false,"active":false,"created_at":"2026-01-02T03:04:05.678Z"},{"company_id":"com_3","enterprise_id":"ent_2","name":"Bolt Nuts","organization_id":"org_3","slug":null,"account_number":null,"claims":{},"sandbox":false,"active":true,"created_at":"2026-01-02T03:04:05.678Z"}]
            """,
            ""),
        run);
  }

  @Test
  void listIsAYamlSequence() {
    Run run = program.run("company list --format yaml --limit 1");

    assertEquals(
        new Run(
            0,
            """
            - company_id: com_1
              enterprise_id: ent_1
              name: Acme Paints
              organization_id: org_1
              slug: null
              account_number: null
              claims: {}
              sandbox: false
              active: true
              created_at: '2026-01-02T03:04:05.678Z'
            """,
            "There are more. Continue with: --after com_1\n"),
        run);
  }

  @Test
  void listTellsOneEnterpriseAndOneStatusFromTheOthers() {
    Run run = program.run("company list --enterprise ent_1 --status inactive");

    assertEquals(
        """
        COMPANY ID  ENTERPRISE ID  NAME          ACTIVE
        com_2       ent_1          Acme Brushes  no
        """,
        run.out());
  }

  @Test
  void showShowsOne() {
    Run run = program.run("company show com_2");

    assertEquals(
        new Run(
            0,
            """
            COMPANY ID       com_2
            ENTERPRISE ID    ent_1
            NAME             Acme Brushes
            ORGANIZATION ID  org_2
            SLUG             -
            ACCOUNT NUMBER   -
            CLAIMS           -
            SANDBOX          no
            ACTIVE           no
            CREATED AT       2026-01-02T03:04:05Z
            """,
            ""),
        run);
  }

  @Test
  void renameChangesTheNameAndNothingElse() {
    Run run = program.run("company rename com_2 'Acme Combs' --format json");

    assertEquals(
        new Run(
            0,
            """
            {"company_id":"com_2","enterprise_id":"ent_1","name":"Acme Combs","organization_id":"org_2","slug":null,"account_number":null,"claims":{},"sandbox":false,"active":false,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        run);
  }

  @Test
  void updateChangesTheSlugAndKeepsTheRest() {
    Run _ = program.run("company update com_2 --slug acme-combs --claim a=1");

    Run run = program.run("company update com_2 --slug acme-brushes --format json");

    assertEquals(
        new Run(
            0,
            """
            {"company_id":"com_2","enterprise_id":"ent_1","name":"Acme Brushes","organization_id":"org_2","slug":"acme-brushes","account_number":null,"claims":{"a":1},"sandbox":false,"active":false,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        run);
  }

  @Test
  void aCompanyIsASandboxFromTheStartOrByAnUpdate() {
    Run created = program.run("company create Tests --enterprise ent_1 --sandbox --format json");
    Run updated = program.run("company update com_2 --sandbox --format json");
    Run renamed = program.run("company rename com_2 Other --format json");
    Run none = program.run("company update com_2 --no-sandbox --format json");

    for (Run run : List.of(created, updated, renamed)) {
      assertTrue(run.out().contains("\"sandbox\":true"), run.out() + run.err());
    }
    assertTrue(none.out().contains("\"sandbox\":false"), none.out() + none.err());
  }

  @Test
  void deactivateAndActivateAnswerWithTheCompanyAsItIsNow() {
    Run deactivated = program.run("company deactivate com_1 --format json");
    Run activated = program.run("company activate com_1 --format json");

    assertEquals(
        new Run(
            0,
            """
            {"company_id":"com_1","enterprise_id":"ent_1","name":"Acme Paints","organization_id":"org_1","slug":null,"account_number":null,"claims":{},"sandbox":false,"active":false,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        deactivated);
    assertEquals(
        new Run(
            0,
            """
            {"company_id":"com_1","enterprise_id":"ent_1","name":"Acme Paints","organization_id":"org_1","slug":null,"account_number":null,"claims":{},"sandbox":false,"active":true,"created_at":"2026-01-02T03:04:05.678Z"}
            """,
            ""),
        activated);
  }
}
