package dev.tollgate.cli.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.ClientAuthentication;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrantCommandsTest {

  private static final String DRY = "Dry run: nothing was changed.\n";

  private final Program program =
      Program.withOneOfEach()
          .user("usr_1", "mia@example.com")
          .user("usr_2", "noa@example.com")
          .grant("grt_2", "usr_2")
          .grant("grt_1", "usr_1");

  @Test
  void listIsATableOrderedById() {
    Run run = program.run("grant list");

    assertEquals(
        new Run(
            0,
            """
            GRANT ID  EMAIL            CLIENT ID  COMPANY ID  SCOPES        STATUS
            grt_1     mia@example.com  website    com_1       profile:read  active
            grt_2     noa@example.com  website    com_1       profile:read  active
            """,
            ""),
        run);
  }

  @Test
  void showAnswersOneJsonObject() {
    Run run = program.run("grant show grt_1 --format json");

    assertEquals(
        new Run(
            0,
            "{\"grant_id\":\"grt_1\",\"user_id\":\"usr_1\",\"email\":\"mia@example.com\","
                + "\"client_id\":\"website\",\"company_id\":\"com_1\",\"contract\":\"rfc\","
                + "\"scopes\":[\"profile:read\"],\"status\":\"active\","
                + "\"created_at\":\"2026-01-02T03:03:35.678Z\","
                + "\"updated_at\":\"2026-01-02T03:03:35.678Z\",\"revoked_at\":null}\n",
            ""),
        run);
  }

  @Test
  void listPagesAndFilters() {
    Run _ = program.run("grant revoke grt_2");

    assertEquals(List.of("grt_1"), ids(program.run("grant list --limit 1")));
    assertEquals(List.of("grt_2"), ids(program.run("grant list --after grt_1")));
    assertEquals(List.of("grt_2"), ids(program.run("grant list --status revoked")));
    assertEquals(List.of("grt_1"), ids(program.run("grant list --status active")));
    assertEquals(List.of("grt_2"), ids(program.run("grant list --user NOA@example.com")));
    assertEquals(
        List.of("grt_1", "grt_2"), ids(program.run("grant list --client website --company com_1")));
  }

  @Test
  void grantsOfAnotherClientOrCompanyAreNotListed() {
    var _ =
        program
            .company("com_2", "ent_1", "Acme Glass", true)
            .client("other", new ClientAuthentication.None());

    assertEquals(List.of(), ids(program.run("grant list --client other")));
    assertEquals(List.of(), ids(program.run("grant list --company com_2")));
  }

  private static List<String> ids(Run run) {
    return run.out().lines().skip(1).map(line -> line.split(" ", 2)[0]).toList();
  }

  @Test
  void revokeRevokesOnce() {
    Run dry = program.run("grant revoke grt_1 --dry-run");
    Run run = program.run("grant revoke grt_1");
    Run again = program.run("grant revoke grt_1");

    assertEquals(
        new Run(
            0,
            """
            GRANT ID    grt_1
            USER ID     usr_1
            EMAIL       mia@example.com
            CLIENT ID   website
            COMPANY ID  com_1
            CONTRACT    rfc
            SCOPES      profile:read
            STATUS      revoked
            CREATED AT  2026-01-02T03:03:35Z
            UPDATED AT  2026-01-02T03:03:35Z
            REVOKED AT  2026-01-02T03:04:05Z
            """,
            ""),
        run);
    assertEquals(new Run(0, run.out(), DRY), dry);
    assertEquals(new Run(1, "", "This grant has already been revoked.\n"), again);
  }
}
