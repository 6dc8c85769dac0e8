package dev.tollgate.cli.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.cli.output.Format;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class AuditCommandsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private final Program program = Program.withOneOfEach().user("usr_1", "mia@example.com");

  private void record(
      int secondsAgo,
      AuditEvent event,
      Optional<String> client,
      Optional<String> user,
      Map<String, String> details) {
    Instant at = NOW.minusSeconds(secondsAgo);
    program
        .store
        .auditRecords()
        .add(
            List.of(
                new AuditRecord(
                    new AuditId(AuditId.floor(at) + "x"),
                    at,
                    event,
                    Actor.operator("alice", "build-7"),
                    client,
                    user,
                    details,
                    1)));
  }

  @Test
  void listIsATableOldestFirst() {
    record(5, AuditEvent.SECRET_REVOKED, Optional.of("shop"), Optional.empty(), Map.of());
    record(
        60,
        AuditEvent.SECRET_ADDED,
        Optional.of("shop"),
        Optional.empty(),
        Map.of("secret", "sec_1", "expires_at", "2026-02-01T00:00:00Z"));

    Run run = program.run("audit list --client shop");

    assertEquals(
        new Run(
            0,
            """
            AT                    KIND            ACTOR                   CLIENT ID  USER ID  COUNT  DETAILS
            2026-01-02T03:03:05Z  secret.added    operator alice@build-7  shop       -        1      expires_at: 2026-02-01T00:00:00Z, secret: sec_1
            2026-01-02T03:04:00Z  secret.revoked  operator alice@build-7  shop       -        1      -
            """,
            ""),
        run);
  }

  @Test
  void listIsABareJsonArrayInPages() {
    record(5, AuditEvent.SECRET_REVOKED, Optional.of("shop"), Optional.empty(), Map.of());
    record(
        60,
        AuditEvent.SECRET_ADDED,
        Optional.of("shop"),
        Optional.of("usr_1"),
        Map.of("secret", "sec_1"));

    Run first = program.run("audit list --client shop --limit 1 --format json");
    String id = AuditId.floor(NOW.minusSeconds(60)) + "x";
    Run rest = program.run("audit list --client shop --after " + id + " --format json");

    assertEquals(
        new Run(
            0,
            "[{\"at\":\"2026-01-02T03:03:05.678Z\",\"audit_id\":\""
                + id
                + "\","
                + "\"kind\":\"secret.added\",\"actor\":\"operator alice@build-7\","
                + "\"client_id\":\"shop\",\"user_id\":\"usr_1\",\"count\":1,"
                + "\"details\":{\"secret\":\"sec_1\"}}]\n",
            "There are more. Continue with: --after " + id + "\n"),
        first);
    assertTrue(rest.out().contains("secret.revoked") && !rest.out().contains("secret.added"));
  }

  @Test
  void recordsAreFoundByUserKindAndAge() {
    record(7200, AuditEvent.SESSION_BEGUN, Optional.empty(), Optional.of("usr_1"), Map.of());
    record(60, AuditEvent.SESSION_ENDED, Optional.empty(), Optional.of("usr_1"), Map.of());
    record(30, AuditEvent.SESSION_BEGUN, Optional.empty(), Optional.of("usr_2"), Map.of());

    assertEquals(
        1, rows("audit list --user mia@example.com --kind session.begun --format json", "usr_1"));
    assertEquals(1, rows("audit list --user usr_1 --kind session.ended --format json", "usr_1"));
    assertEquals(1, rows("audit list --user usr_1 --since 1h --format json", "session.ended"));
    assertEquals(0, rows("audit list --user usr_1 --since 1h --format json", "session.begun"));
  }

  private int rows(String command, String text) {
    Run run = program.run(command);
    assertEquals(0, run.status());
    return run.out().split(text, -1).length - 1;
  }

  @Test
  void aClientAndAUserThatNobodyHasAreFoundByWhatWasTyped() {
    record(
        60,
        AuditEvent.AUTHENTICATION_REFUSED,
        Optional.of(AuditRecord.digest("typo")),
        Optional.empty(),
        Map.of("cause", "unknown_client"));
    record(
        50,
        AuditEvent.SIGN_IN_REFUSED,
        Optional.empty(),
        Optional.of(AuditRecord.digest("who@example.com")),
        Map.of("cause", "unknown_email"));

    assertEquals(1, rows("audit list --client typo --format json", "unknown_client"));
    assertEquals(1, rows("audit list --user Who@example.com --format json", "unknown_email"));
  }

  @Test
  void whatACommandChangesIsListedWithWhoRanIt() {
    Run change = program.run("client disable website");

    Run run = program.run("audit list --client website --kind client.disabled --format json");

    assertEquals(0, change.status());
    String operator = System.getProperty("user.name") + "@";
    assertTrue(run.out().contains("\"actor\":\"operator " + operator), run.out());
  }

  @Test
  void aDryRunLeavesNoRecord() {
    Run dry = program.run("client disable website --dry-run");

    Run run = program.run("audit list --client website --kind client.disabled --format json");

    assertEquals(0, dry.status());
    assertEquals("[]\n", run.out());
  }

  @Test
  void aKindThatDoesNotExistIsRefusedAndPagesAreNotFollowed() {
    Run kind = program.run("audit list --kind client.deletd");
    Run page = program.run("audit list --follow --limit 3");

    assertEquals(2, kind.status());
    assertTrue(
        kind.err().contains("\"client.deletd\" is not one of: enterprise.created"), kind.err());
    assertTrue(kind.err().contains("Did you mean client.deleted?\n"), kind.err());
    assertEquals(2, page.status());
    assertTrue(page.err().startsWith("--follow continues until Ctrl-C"), page.err());
  }

  @Test
  void followPrintsWhatIsThereAndWhatComesOnceEach() throws Exception {
    record(60, AuditEvent.SECRET_ADDED, Optional.of("shop"), Optional.empty(), Map.of());
    StringWriter printed = new StringWriter();
    Thread thread = follow(Format.JSON, printed);
    await(() -> printed.toString().contains("secret.added"));
    record(1, AuditEvent.SECRET_REVOKED, Optional.of("shop"), Optional.empty(), Map.of());
    await(() -> printed.toString().contains("secret.revoked"));

    thread.interrupt();
    thread.join();

    assertEquals(
        List.of("secret.added", "secret.revoked"),
        printed
            .toString()
            .lines()
            .filter(line -> line.contains("\"shop\""))
            .map(line -> line.replaceFirst(".*kind\":\"([^\"]*).*", "$1"))
            .toList());
  }

  @Test
  void followPrintsARecordOnOneLineForPeople() throws Exception {
    record(
        0,
        AuditEvent.AUTHENTICATION_REFUSED,
        Optional.of("shop"),
        Optional.empty(),
        Map.of("cause", "wrong_secret", "contract", "rfc"));
    StringWriter printed = new StringWriter();
    Thread thread = follow(Format.TABLE, printed);
    await(() -> printed.toString().contains("authentication.refused"));

    thread.interrupt();
    thread.join();

    String line =
        printed.toString().lines().filter(it -> it.contains("refused")).findFirst().orElseThrow();
    assertTrue(line.startsWith("2026-01-02T03:04:05Z  authentication.refused  "), line);
    assertTrue(line.endsWith("  shop  -  1  cause: wrong_secret, contract: rfc"), line);
  }

  private Thread follow(Format format, StringWriter printed) {
    Following following =
        new Following(program.store.auditRecords(), AuditRecords.Filter.ALL, AuditCommands.RECORD);
    return Thread.ofPlatform()
        .daemon()
        .start(
            () ->
                following.follow(
                    AuditId.floor(NOW.minusSeconds(70)).value(),
                    format,
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    new PrintWriter(printed)));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }
}
