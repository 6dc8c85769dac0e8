package dev.tollgate.cli.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionCommandsTest {

  private static final String DRY = "Dry run: nothing was changed.\n";

  private final Program program =
      Program.withOneOfEach()
          .user("usr_1", "mia@example.com")
          .user("usr_2", "noa@example.com")
          .session("ses_2", "usr_1", 60)
          .session("ses_1", "usr_1", 3600)
          .session("ses_3", "usr_2", 60);

  private List<String> left(String user) {
    return program.store.sessions().of(new UserId(user)).stream()
        .map(session -> session.id().value())
        .toList();
  }

  @Test
  void listIsATableOrderedById() {
    Run run = program.run("session list mia@example.com");

    assertEquals(
        new Run(
            0,
            """
            SESSION ID  AUTHENTICATED AT      USED AT               EXPIRES AT            ACTIVE
            ses_1       2026-01-02T02:04:05Z  2026-01-02T02:04:05Z  2026-01-02T03:04:05Z  no
            ses_2       2026-01-02T03:03:05Z  2026-01-02T03:03:05Z  2026-01-02T04:03:05Z  yes
            """,
            ""),
        run);
  }

  @Test
  void listIsABareJsonArrayInPages() {
    Run first = program.run("session list mia@example.com --limit 1 --format json");
    Run rest = program.run("session list mia@example.com --after ses_1 --format json");

    assertEquals("There are more. Continue with: --after ses_1\n", first.err());
    assertEquals(
        new Run(
            0,
            "[{\"session_id\":\"ses_2\",\"authenticated_at\":\"2026-01-02T03:03:05.678Z\","
                + "\"used_at\":\"2026-01-02T03:03:05.678Z\","
                + "\"expires_at\":\"2026-01-02T04:03:05.678Z\",\"active\":true}]\n",
            ""),
        rest);
  }

  @Test
  void endEndsOneSessionOfTheUser() {
    Run dry = program.run("session end mia@example.com ses_1 --dry-run");
    List<String> before = left("usr_1");
    Run run = program.run("session end mia@example.com ses_1");

    assertEquals(
        new Run(
            0,
            """
            USER ID  usr_1
            EMAIL    mia@example.com
            ENDED    1
            """,
            ""),
        run);
    assertEquals(new Run(0, run.out(), DRY), dry);
    assertEquals(List.of("ses_1", "ses_2"), before);
    assertEquals(List.of("ses_2"), left("usr_1"));
  }

  @Test
  void endEndsAllSessionsOfTheUser() {
    Run dry = program.run("session end mia@example.com --dry-run --format json");
    Run run = program.run("session end mia@example.com --format json");
    Run again = program.run("session end mia@example.com --format json");

    String ended = "{\"user_id\":\"usr_1\",\"email\":\"mia@example.com\",\"ended\":%d}\n";
    assertEquals(new Run(0, ended.formatted(2), DRY), dry);
    assertEquals(new Run(0, ended.formatted(2), ""), run);
    assertEquals(new Run(0, ended.formatted(0), ""), again);
    assertEquals(List.of("ses_3"), left("usr_2"));
  }
}
