package dev.tollgate.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.RecentReplies;
import dev.tollgate.application.port.RecentReplies.RecentReply;
import dev.tollgate.application.port.RecentReplies.Refusal;
import dev.tollgate.application.port.RecentReplies.Sent;
import dev.tollgate.application.port.RequestRehearsal;
import dev.tollgate.application.port.RequestRehearsal.Elsewhere;
import dev.tollgate.application.port.RequestRehearsal.Outcome;
import dev.tollgate.application.port.RequestRehearsal.Rehearsal;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.SignInFailed;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExplainCommandTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private static final RecentReply REPLY =
      new RecentReply(
          "r-1",
          NOW,
          "POST",
          "/oauth2/token",
          "rfc",
          "oauth2",
          "token-client-authentication-failed",
          Optional.of("ClientCredentialsRefusal.AuthenticationFailed"),
          "The client could not be authenticated.",
          Optional.of("Check the client id and secret."),
          Optional.of("https://auth.example.com/errors/rfc#token-client-authentication-failed"),
          Optional.empty(),
          Optional.of(
              new Refusal(
                  "ci",
                  "expired_secret",
                  Optional.of("sec_1"),
                  Optional.of(Instant.parse("2025-11-02T10:00:00Z")))),
          Optional.of(
              new Sent(
                  401,
                  List.of("Content-Type: application/json", "X-Request-Id: r-1"),
                  "{\"error\":\"invalid_client\"}")));

  private static RecentReplies remembering(RecentReply... replies) {
    return (_, id) -> List.of(replies).stream().filter(it -> it.requestId().equals(id)).findFirst();
  }

  @Test
  void aReplyThatAServerRemembersIsExplained() {
    Run run = new Program().replies(remembering(REPLY)).run("explain r-1");

    assertEquals(
        new Run(
            0,
            """
            REQUEST ID  r-1
            AT          2026-01-02T03:04:05Z
            METHOD      POST
            PATH        /oauth2/token
            CONTRACT    rfc
            LAYER       oauth2
            NAME        token-client-authentication-failed
            WHY         The secret presented, sec_1, of client ci, expired on 2025-11-02 at 10:00 UTC.
            ERROR       The client could not be authenticated.
            ADVICE      Check the client id and secret.
            PAGE        https://auth.example.com/errors/rfc#token-client-authentication-failed
            STATUS      401
            HEADERS     Content-Type: application/json
                        X-Request-Id: r-1
            BODY        {"error":"invalid_client"}
            """,
            ""),
        run);
  }

  @Test
  void allManagementPortsAreAskedUntilOneRemembers() {
    RecentReplies second =
        (management, _) ->
            management.equals(URI.create("http://127.0.0.1:9092"))
                ? Optional.of(REPLY)
                : Optional.empty();

    Run run =
        new Program()
            .replies(second)
            .run("explain r-1 --management http://127.0.0.1:9091,http://127.0.0.1:9092");

    assertEquals(0, run.status());
  }

  @Test
  void theManagementPortOfTheConfigurationIsAskedUnlessAnotherIsNamed() {
    RecentReplies there =
        (management, _) ->
            management.equals(URI.create("http://10.0.0.1:9100"))
                ? Optional.of(REPLY)
                : Optional.empty();

    Run run =
        new Program()
            .variable("TOLLGATE_MANAGEMENT_HOST", "10.0.0.1")
            .variable("TOLLGATE_MANAGEMENT_PORT", "9100")
            .replies(there)
            .run("explain r-1");

    assertEquals(0, run.status(), run.err());
  }

  @Test
  void anOlderRequestIsExplainedByItsAuditRecord() {
    Program program = new Program();
    program
        .store
        .auditRecords()
        .add(
            List.of(
                new AuditRecord(
                    new AuditId(AuditId.floor(NOW) + "x"),
                    NOW,
                    AuditEvent.AUTHENTICATION_REFUSED,
                    Actor.SERVER,
                    Optional.of("ci"),
                    Optional.empty(),
                    Map.of("request", "r-2", "contract", "rfc", "cause", "wrong_secret"),
                    1)));

    Run run = program.run("explain r-2");

    assertEquals(
        new Run(
            0,
            """
            REQUEST ID  r-2
            AT          2026-01-02T03:04:05Z
            CONTRACT    rfc
            KIND        authentication.refused
            ACTOR       server
            CLIENT ID   ci
            USER ID     -
            WHY         The secret presented does not belong to client ci.
            """,
            ""),
        run);
  }

  @Test
  void anUnknownRequestIsRefusedAndASilentServerIsNamed() {
    Program silent =
        new Program()
            .replies(
                (_, _) -> {
                  throw new RecentReplies.ServerSilent(new IOException("refused"));
                });

    Run unknown = new Program().run("explain r-9");
    Run run = silent.run("explain r-9");

    assertEquals(
        new Run(
            1,
            "",
            "Nothing is known about request \"r-9\". It may have succeeded, be too old, or have"
                + " gone to another server.\n"),
        unknown);
    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("No server answers at http://127.0.0.1:9091.\n"), run.err());
    assertTrue(run.err().endsWith("running servers with --management.\n"), run.err());
  }

  private static final RequestRehearsal REHEARSAL =
      (contract, request) ->
          request.equals("GET / HTTP/1.1")
              ? Result.ok(
                  new Rehearsal(
                      List.of(
                          new Outcome("There is something at this path.", true),
                          new Outcome("The secret or the assertion is the client's.", false)),
                      REPLY,
                      List.of(
                          new Elsewhere(contract.orElse("house"), Optional.empty()),
                          new Elsewhere("cliquify", Optional.of(REPLY)))))
              : Result.refused("There is no request.");

  @Test
  void aDryRunShowsTheChecksTheReplyAndTheOtherContracts() {
    Run run = new Program().rehearsal(REHEARSAL).typing("GET / HTTP/1.1").run("explain --dry-run");

    assertEquals(0, run.status(), run.err());
    assertTrue(
        run.out()
            .startsWith(
                """
                CHECKS      ok      There is something at this path.
                            FAILED  The secret or the assertion is the client's.
                REQUEST ID  r-1
                """),
        run.out());
    assertTrue(
        run.out()
            .endsWith(
                """
                BODY        {"error":"invalid_client"}
                ELSEWHERE   house: has no path for this
                            cliquify, POST /oauth2/token: 401 token-client-authentication-failed
                              {"error":"invalid_client"}
                """),
        run.out());
  }

  @Test
  void aDryRunForProgramsHasMembersInsteadOfLines() {
    Run run =
        new Program()
            .rehearsal(REHEARSAL)
            .typing("GET / HTTP/1.1")
            .run("explain --dry-run --format json --contract rfc");

    assertTrue(
        run.out()
            .startsWith(
                "{\"checks\":[{\"check\":\"There is something at this path.\",\"passed\":true},"),
        run.out());
    assertTrue(
        run.out()
            .contains(
                "\"elsewhere\":[{\"contract\":\"rfc\",\"path\":null,\"name\":null,\"status\":null,\"body\":null},"),
        run.out());
  }

  @Test
  void aDryRunNeedsARequestAndAStoreThatItNeedNotChange() {
    Program empty = new Program().tables(new Schema(OptionalInt.empty(), 3, Map.of()));
    Program earlier = new Program().tables(new Schema(OptionalInt.of(2), 3, Map.of()));

    assertEquals(
        new Run(1, "", "There is no request.\n"),
        new Program().rehearsal(REHEARSAL).run("explain --dry-run"));
    String withoutStore = empty.run("explain --dry-run").err();
    assertTrue(withoutStore.startsWith("There is no store yet"), withoutStore);
    String withEarlierTables = earlier.run("explain --dry-run").err();
    assertTrue(withEarlierTables.endsWith("tollgate storage migrate\n"), withEarlierTables);
    assertEquals(
        new Run(1, "", "Pipe the request in: tollgate explain --dry-run < request.http\n"),
        new Program().onTerminal(80).run("explain --dry-run"));
    assertEquals(
        new Run(1, "", "The request is longer than 256 KiB. Give a shorter one.\n"),
        new Program().typing("a".repeat(256 * 1024 + 1)).run("explain --dry-run"));
  }

  @Test
  void eitherARequestIdOrADryRunIsGiven() {
    for (String wrong : List.of("explain", "explain r-1 --dry-run", "explain r-1 --contract rfc")) {
      assertEquals(2, new Program().run(wrong).status(), wrong);
    }
  }

  @Test
  void everyCauseIsPutIntoWords() {
    for (AuthenticationFailed.Cause cause : AuthenticationFailed.Cause.values()) {
      assertIsWorded(cause);
    }
    for (SignInFailed.Cause cause : SignInFailed.Cause.values()) {
      assertIsWorded(cause);
    }
  }

  private static void assertIsWorded(Enum<?> cause) {
    String code = cause.name().toLowerCase(Locale.ROOT);

    String words = CauseWording.of(new Refusal("ci", code, Optional.empty(), Optional.empty()));

    assertTrue(words.endsWith("."), words);
    assertFalse(words.contains(code), words);
  }
}
