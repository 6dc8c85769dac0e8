package dev.tollgate.cli.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenCommandsTest {

  private static final Instant LATER = Program.NOW.plusSeconds(3600);
  private static final String DRY = "Dry run: nothing was changed.\n";

  private final Program program =
      Program.withOneOfEach()
          .token("t1", LATER, Optional.empty())
          .token("t2", Program.NOW, Optional.empty())
          .token("t3", LATER, Optional.of(Program.NOW.minusSeconds(1)))
          .token("t4", LATER, Optional.empty())
          .token("t5", "reg_2", LATER, Optional.empty());

  @Test
  void introspectTellsAboutATokenByItsText() {
    Run run = program.run("token introspect signed.t1");

    assertEquals(
        new Run(
            0,
            """
            TOKEN ID    t1
            STATUS      active
            CLIENT ID   website
            USER ID     -
            COMPANY ID  -
            GRANT ID    -
            CONTRACT    cliquify
            SCOPES      profile:read
            AUDIENCE    -
            ISSUED AT   2026-01-02T03:03:05Z
            EXPIRES AT  2026-01-02T04:04:05Z
            REVOKED AT  -
            """,
            ""),
        run);
  }

  @Test
  void introspectAnswersOneJsonObject() {
    Run run = program.run("token introspect t3 --format json");

    assertEquals(
        new Run(
            0,
            """
            {"token_id":"t3","status":"revoked","client_id":"website","user_id":null,"company_id":null,"grant_id":null,"contract":"cliquify","scopes":["profile:read"],"audience":[],"issued_at":"2026-01-02T03:03:05.678Z","expires_at":"2026-01-02T04:04:05.678Z","revoked_at":"2026-01-02T03:04:04.678Z"}
            """,
            ""),
        run);
  }

  @Test
  void introspectReadsThePipedTokenWhereADashStands() {
    Run unix = program.typing("signed.t2\n").run("token introspect -");
    Run windows = program.typing("signed.t2\r\n").run("token introspect -");
    Run bare = program.typing("signed.t2").run("token introspect -");

    assertTrue(unix.out().contains("STATUS      expired\n"), unix.out());
    assertEquals(unix, windows);
    assertEquals(unix, bare);
  }

  @Test
  void introspectReadsOneLineOfATerminal() {
    Run run =
        program
            .onTerminal(80)
            .variable("NO_COLOR", "1")
            .typing("signed.t4\nmore\n")
            .run("token introspect -");

    assertTrue(run.out().startsWith("TOKEN ID    t4\n"), run.out());
  }

  @Test
  void introspectNamesTheFirstReasonWhyATokenHasNoEffect() {
    assertEquals("client_deleted", status("t5"));
    assertEquals(0, program.run("enterprise deactivate ent_1").status());
    assertEquals("enterprise_inactive", status("t1"));
    assertEquals(0, program.run("client disable website").status());
    assertEquals("client_disabled", status("t1"));
    assertEquals("expired", status("t2"));
    assertEquals("revoked", status("t3"));
  }

  @Test
  void aTokenWhoseCompanyIsInactiveIsActiveOnlyIfItsContractServesIt() {
    Program _ = program.token(ofContract("t6", "rfc"));
    assertEquals(0, program.run("company deactivate com_1").status());

    Run inactive = program.run("token list --client website --status company_inactive");
    Run active = program.run("token list --client website --status active");

    assertEquals("company_inactive", status("t6"));
    assertEquals("active", status("t1"));
    assertTrue(inactive.out().contains("t6") && !inactive.out().contains("t1"), inactive.out());
    assertTrue(active.out().contains("t1") && !active.out().contains("t6"), active.out());
  }

  @Test
  void aTokenOfAContractThatIsNotServedSaysSo() {
    Program _ = program.token(ofContract("t6", "retired"));

    assertEquals("contract_not_served", status("t6"));
  }

  private static Token ofContract(String id, String contract) {
    return new Token(
        new TokenId(id),
        new RegistrationId("reg_1"),
        new ClientId("website"),
        contract,
        ScopeSet.of("profile:read"),
        List.of(),
        Program.NOW.minusSeconds(60),
        Program.NOW.plusSeconds(60),
        Optional.empty());
  }

  @Test
  void anOpaqueTokenWithoutExpiryIsShownByItsTextWhichIsNotPrinted() {
    String text = "dnsimple_o_" + "0123456789abcdef".repeat(4);
    Program _ =
        program.token(
            new Token(
                new TokenId("t7"),
                new RegistrationId("reg_1"),
                new ClientId("website"),
                new Subject.OfClient(),
                Optional.of(new CompanyId("com_1")),
                "dnsimple",
                ScopeSet.EMPTY,
                List.of(),
                Optional.of(SecretDigest.of(text)),
                Program.NOW.minusSeconds(60),
                Optional.empty(),
                Optional.empty()));

    Run table = program.run("token", "introspect", text);
    Run json = program.run("token introspect t7 --format json");

    assertEquals(
        new Run(
            0,
            """
            TOKEN ID    t7
            STATUS      active
            CLIENT ID   website
            USER ID     -
            COMPANY ID  -
            GRANT ID    -
            CONTRACT    dnsimple
            SCOPES      -
            AUDIENCE    -
            ISSUED AT   2026-01-02T03:03:05Z
            EXPIRES AT  -
            REVOKED AT  -
            """,
            ""),
        table);
    assertTrue(json.out().contains("\"expires_at\":null"), json.out());
  }

  private String status(String token) {
    Run run = program.run("token", "introspect", token, "--format", "json");
    return run.out().replaceFirst("(?s).*\"status\":\"([a-z_]*)\".*", "$1");
  }

  @Test
  void noAnswerEverShowsTheTextOfAToken() {
    Run told = program.run("token introspect signed.t1");
    Run revoked = program.run("token revoke signed.t1");
    Run forged = program.run("token introspect forged.t1");
    Run again = program.run("token revoke signed.t1");

    Stream.of(told, revoked, forged, again)
        .forEach(run -> assertFalse((run.out() + run.err()).contains(".t1"), run.toString()));
  }

  @Test
  void revokeEndsATokenAndShowsItAsItIsNow() {
    Run run = program.run("token revoke signed.t1 --format json");

    assertEquals(0, run.status());
    assertTrue(run.out().contains("\"status\":\"revoked\""), run.out());
    assertTrue(run.out().contains("\"revoked_at\":\"2026-01-02T03:04:05.678Z\""), run.out());
    assertEquals(Optional.of(Program.NOW), revokedAt("t1"));
  }

  @Test
  void aDryRunOfRevokeShowsTheSameAndRevokesNothing() {
    Run dry = program.run("token revoke t1 --dry-run");
    Run real = program.run("token revoke t1");

    assertEquals(new Run(0, real.out(), DRY), dry);
    assertEquals(0, real.status());
  }

  @Test
  void revokeAllEndsTheLiveTokensOfOneRegistration() {
    Run dry = program.run("token revoke-all --client website --dry-run");
    Run run = program.run("token revoke-all --client website");
    Run again = program.run("token revoke-all --client website --format json");

    assertEquals(new Run(0, "CLIENT ID  website\nREVOKED    2\nGRANTS     0\n", DRY), dry);
    assertEquals(new Run(0, dry.out(), ""), run);
    assertEquals(new Run(0, "{\"client_id\":\"website\",\"revoked\":0,\"grants\":0}\n", ""), again);
    assertEquals(Optional.of(Program.NOW), revokedAt("t4"));
    assertEquals(Optional.empty(), revokedAt("t2"));
    assertEquals(Optional.of(Program.NOW.minusSeconds(1)), revokedAt("t3"));
    assertEquals(Optional.empty(), revokedAt("t5"));
  }

  @Test
  void longWorkShowsItsProgressOnATerminalOnly() {
    for (int i = 0; i < 1200; i++) {
      var _ = program.token("u%04d".formatted(i), LATER, Optional.empty());
    }

    Run run =
        program.onTerminal(80).variable("NO_COLOR", "1").run("token revoke-all --client website");

    assertEquals("CLIENT ID  website\nREVOKED    1202\nGRANTS     0\n", run.out());
    assertTrue(run.err().contains("\r998 tokens revoked"), run.err());
    assertTrue(run.err().endsWith("\r\u001b[K"), run.err());
  }

  @Test
  void listShowsTheTokensOfOneRegistrationOldestFirst() {
    Run run = program.run("token list --client website");

    assertEquals(
        new Run(
            0,
            """
            TOKEN ID  STATUS   CONTRACT  AUDIENCE  EXPIRES AT
            t1        active   cliquify  -         2026-01-02T04:04:05Z
            t2        expired  cliquify  -         2026-01-02T03:04:05Z
            t3        revoked  cliquify  -         2026-01-02T04:04:05Z
            t4        active   cliquify  -         2026-01-02T04:04:05Z
            """,
            ""),
        run);
  }

  @Test
  void whomATokenIsMeantForIsShown() {
    Program meant =
        new Program()
            .token(
                "t6",
                "reg_1",
                List.of(new ResourceUri("urn:a:b"), new ResourceUri("https://c/")),
                LATER,
                Optional.empty());

    Run table = meant.run("token introspect t6");
    Run json = meant.run("token introspect t6 --format json");

    assertTrue(table.out().contains("\nAUDIENCE    urn:a:b https://c/\n"), table.out());
    assertTrue(json.out().contains("\"audience\":[\"urn:a:b\",\"https://c/\"]"), json.out());
  }

  @Test
  void listPagesAndFilters() {
    Run first = program.run("token list --client website --status active --limit 1");
    Run rest = program.run("token list --client website --status active --after t1");

    assertTrue(
        first.out().endsWith("\nt1        active  cliquify  -         2026-01-02T04:04:05Z\n"));
    assertEquals("There are more. Continue with: --after t1\n", first.err());
    assertTrue(
        rest.out().endsWith("AT\nt4        active  cliquify  -         2026-01-02T04:04:05Z\n"));
    assertEquals("", rest.err());
  }

  @Test
  void purgeRemovesWhatHasExpiredAndADryRunOnlyCounts() {
    Run dry = program.run("token purge --dry-run");
    Run kept = program.run("token introspect t2");
    Run run = program.run("token purge");
    Run gone = program.run("token introspect t2");

    assertEquals(new Run(0, "PURGED  1\n", DRY), dry);
    assertEquals(0, kept.status());
    assertEquals(new Run(0, "PURGED  1\n", ""), run);
    assertEquals(1, gone.status());
  }

  private Optional<Instant> revokedAt(String token) {
    return program.store.tokens().find(new TokenId(token)).flatMap(Token::revokedAt);
  }

  @Test
  void aTokenOfAUserIsShownWithUserCompanyAndGrant() {
    Program users = Program.withOneOfEach().user("usr_1", "mia@example.com").userToken("u1");

    Run table = users.run("token introspect u1");
    Run json = users.run("token list --client website --format json");

    assertTrue(
        table
            .out()
            .contains(
                """
                CLIENT ID   website
                USER ID     usr_1
                COMPANY ID  com_1
                GRANT ID    grt_1
                """),
        table.out());
    assertTrue(
        json.out()
            .contains("\"user_id\":\"usr_1\",\"company_id\":\"com_1\",\"grant_id\":\"grt_1\""),
        json.out());
  }

  @Test
  void revokeAllRevokesTheGrantsOfTheClientToo() {
    Program users =
        Program.withOneOfEach()
            .user("usr_1", "mia@example.com")
            .grant("grt_1", "usr_1")
            .userToken("u1");

    Run dry = users.run("token revoke-all --client website --dry-run");
    Run run = users.run("token revoke-all --client website");
    Run grant = users.run("grant show grt_1 --format json");

    assertEquals(new Run(0, "CLIENT ID  website\nREVOKED    1\nGRANTS     1\n", DRY), dry);
    assertEquals(new Run(0, dry.out(), ""), run);
    assertTrue(grant.out().contains("\"status\":\"revoked\""), grant.out());
  }
}
