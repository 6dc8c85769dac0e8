package dev.tollgate.application.token;

import static dev.tollgate.application.token.World.CLIENT;
import static dev.tollgate.application.token.World.SCOPES;
import static dev.tollgate.application.token.World.START;
import static dev.tollgate.application.token.World.TERMS;
import static dev.tollgate.application.token.World.request;
import static dev.tollgate.application.token.World.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.application.token.IssueToken.Issued;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.FieldsInvalid.Problem;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.IssueRefusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueTokenTest {

  private static final Parameter ABSENT = new Parameter.Absent();
  private static final Parameter NOT_TEXT = new Parameter.NotText();

  private final World world = new World();

  @Test
  void aClientWithItsSecretGetsATokenThatIsOnRecord() {
    Issued issued = accepted(world.issuing().issue(request("ci", "right"), TERMS));

    Token token = issued.token();
    assertEquals(List.of(token), world.store.keptTokens());
    assertEquals("signed=" + token.id() + "=" + token.expiresAt(), issued.text());
    assertEquals(CLIENT, token.client());
    assertEquals("reg_1", token.registration().value());
    assertEquals("cliquify", token.contract());
    assertEquals(Optional.empty(), token.revokedAt());
  }

  @Test
  void aTokenLivesForItsLifetimeFromTheWholeSecondOfItsIssue() {
    Token token = accepted(world.issuing().issue(request("ci", "right"), TERMS)).token();

    assertEquals(Instant.parse("2026-01-01T12:00:00Z"), token.issuedAt());
    assertEquals(Instant.parse("2026-01-01T12:10:00Z"), token.expiresAt());
  }

  @Test
  void aTokenCarriesAllScopesOfItsClientInTheirOrder() {
    Token token = accepted(world.issuing().issue(request("ci", "right"), TERMS)).token();

    assertEquals(SCOPES, token.scopes());
  }

  @Test
  void aNewTokenLeavesTheOlderOnesAlone() {
    Token first = accepted(world.issuing().issue(request("ci", "right"), TERMS)).token();
    Token second = accepted(world.issuing().issue(request("ci", "right"), TERMS)).token();

    assertNotEquals(first.id(), second.id());
    assertTrue(world.store.keptTokens().containsAll(List.of(first, second)));
  }

  @Test
  void aClientLinkedToNoCompanyStillGetsAToken() {
    world.unlink();

    var result = world.issuing().issue(request("ci", "right"), TERMS);

    assertEquals(World.CLIENT, accepted(result).token().client());
  }

  @Test
  void nothingIsAuditedAboutASuccess() {
    var _ = accepted(world.issuing().issue(request("ci", "right"), TERMS));

    assertEquals(List.of(), world.audited);
  }

  @Test
  void everyBadFieldIsNamedInTheOrderOfTheRequest() {
    FieldsInvalid refusal =
        (FieldsInvalid)
            refused(withoutPorts().issue(new IssueRequest(NOT_TEXT, ABSENT, NOT_TEXT), TERMS));

    assertEquals(
        List.of("grant_type", "client_id", "client_secret"),
        List.copyOf(refusal.problems().keySet()));
    assertEquals(
        List.of(Problem.NOT_A_STRING, Problem.MISSING, Problem.NOT_A_STRING),
        List.copyOf(refusal.problems().values()));
  }

  @Test
  void onlyTheBadFieldsAreNamed() {
    FieldsInvalid refusal =
        (FieldsInvalid)
            refused(
                withoutPorts()
                    .issue(
                        new IssueRequest(text("client_credentials"), text("ci"), ABSENT), TERMS));

    assertEquals(List.of("client_secret"), List.copyOf(refusal.problems().keySet()));
  }

  @Test
  void fieldsAreCheckedBeforeTheGrantType() {
    var result = withoutPorts().issue(new IssueRequest(text("password"), ABSENT, text("x")), TERMS);

    assertEquals(FieldsInvalid.class, refused(result).getClass());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"password", "CLIENT_CREDENTIALS", "client_credentials ", "client_credentials\0"})
  void anotherGrantTypeIsRefusedWithoutTouchingAnyPort(String grantType) {
    IssueRequest request = new IssueRequest(text(grantType), text("nobody"), text("wrong"));

    var result = withoutPorts().issue(request, TERMS);

    assertEquals(Result.refused(new GrantTypeUnsupported()), result);
  }

  @Test
  void fieldsAndGrantTypeAreAnsweredWhileTheStoreIsDown() {
    world.store.breakDown("");
    IssueToken issuing = world.issuing();

    var missing =
        issuing.issue(new IssueRequest(text("client_credentials"), ABSENT, ABSENT), TERMS);
    var unsupported = issuing.issue(new IssueRequest(text("x"), text("ci"), text("right")), TERMS);

    assertEquals(FieldsInvalid.class, refused(missing).getClass());
    assertEquals(GrantTypeUnsupported.class, refused(unsupported).getClass());
    assertEquals(List.of(), world.store.takeCalls());
  }

  @Test
  void aStrangerLearnsNothingAboutTheEnterprise() {
    world.setEnterpriseActive(false);
    var _ = world.store.takeCalls();

    var result = world.issuing().issue(request("ci", "wrong"), TERMS);

    assertEquals(failed(Cause.WRONG_SECRET), result);
    assertEquals(List.of("clients.find"), world.store.takeCalls());
  }

  @Test
  void anInactiveEnterpriseGetsNoTokens() {
    world.setEnterpriseActive(false);

    var result = world.issuing().issue(request("ci", "right"), TERMS);

    assertEquals(Result.refused(new EnterpriseInactive()), result);
    assertEquals(List.of(), world.store.keptTokens());
  }

  @ParameterizedTest
  @EnumSource
  void everyCauseOfAFailedAuthenticationIsReported(Failure failure) {
    failure.prepare(world);

    var result = world.issuing().issue(failure.request(), TERMS);

    assertEquals(failed(failure.cause), result);
    assertEquals(
        List.of("cliquify " + failure.auditedClient() + " " + failure.cause), world.audited);
  }

  @ParameterizedTest
  @EnumSource
  void everyFailedAuthenticationCostsTheSameWork(Failure failure) {
    failure.prepare(world);
    IssueToken issuing = world.issuing();
    var _ = issuing.issue(failure.request(), TERMS);
    var _ = world.store.takeCalls();

    int digests =
        CountingDigests.during(
            () -> {
              var _ = issuing.issue(failure.request(), TERMS);
            });

    assertEquals(2, digests, "one of the secret, one of the id");
    assertEquals(List.of("clients.find"), world.store.takeCalls());
  }

  @ParameterizedTest
  @EnumSource
  void anAuditTrailThatThrowsChangesNoAnswerAndIsLogged(Failure failure) {
    failure.prepare(world);
    AuditTrail broken =
        (contract, client, cause) -> {
          throw new IllegalStateException("the audit trail is full");
        };
    List<String> logged = new ArrayList<>();
    Logger logger = Logger.getLogger(IssueToken.class.getName());
    logger.setFilter(
        line -> {
          boolean _ = logged.add(line.getThrown().getMessage());
          return false;
        });

    var result = issuingWith(world.store.tokens(), broken).issue(failure.request(), TERMS);

    logger.setFilter(null);
    assertEquals(failed(failure.cause), result);
    assertEquals(List.of("the audit trail is full"), logged);
  }

  @Test
  void theIdOfAnUnknownClientIsAuditedAsTwelveDigitsOfItsDigestOnly() {
    var _ = world.issuing().issue(request("a line\nfeed", "wrong"), TERMS);

    String digest = SecretDigest.of("a line\nfeed").hex().substring(0, 12);
    assertEquals(List.of("cliquify sha256:" + digest + " UNKNOWN_CLIENT"), world.audited);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients.find", "enterprises.find", "tokens.add"})
  void aStoreThatCannotAnswerIsNeverARefusal(String verb) {
    world.store.breakDown(verb);
    IssueToken issuing = world.issuing();

    assertThrows(StoreUnavailable.class, () -> issuing.issue(request("ci", "right"), TERMS));

    assertEquals(List.of(), world.store.keptTokens());
    assertEquals(List.of(), world.audited);
  }

  @Test
  void aSignerWithoutKeysLeavesNoTokenOnRecord() {
    TokenSigner signer =
        (token, terms) -> {
          throw new StoreUnavailable("no key", null);
        };
    IssueToken issuing =
        new IssueToken(
            world.store.clients(),
            world.store.enterprises(),
            world.store.tokens(),
            signer,
            mock(AuditTrail.class),
            world.clock(),
            RandomGenerator.getDefault());

    assertThrows(StoreUnavailable.class, () -> issuing.issue(request("ci", "right"), TERMS));

    assertEquals(List.of(), world.store.keptTokens());
  }

  @Test
  void aTokenThatIsNotOnRecordIsNeverHandedOut() {
    Tokens full = mock(Tokens.class);
    when(full.add(any())).thenReturn(false);
    IssueToken issuing = issuingWith(full, mock(AuditTrail.class));

    assertThrows(IllegalStateException.class, () -> issuing.issue(request("ci", "right"), TERMS));
  }

  @Test
  void everyRefusalIsMet() {
    world.register("reg_2", new ClientId("sleeping"), World.aSecret("right"));
    IssueToken issuing = world.issuing();

    var provoked =
        Leaves.provokedBy(
            () -> issuing.issue(new IssueRequest(ABSENT, ABSENT, ABSENT), TERMS),
            () -> issuing.issue(new IssueRequest(text("x"), text("x"), text("x")), TERMS),
            () -> issuing.issue(request("ci", "wrong"), TERMS),
            () -> {
              world.setEnterpriseActive(false);
              return issuing.issue(request("ci", "right"), TERMS);
            });

    assertEquals(Leaves.of(IssueRefusal.class), provoked);
  }

  @Test
  void theTextOfAnIssuedTokenIsNotPrinted() {
    Issued issued = world.issued();

    assertEquals("Issued[" + issued.token().id() + "]", issued.toString());
  }

  /** The ways to fail that no caller can tell apart. */
  enum Failure {
    UNKNOWN_ID("nobody", "right", Cause.UNKNOWN_CLIENT),
    IMPOSSIBLE_ID("ci\0", "right", Cause.UNKNOWN_CLIENT),
    RESERVED_ID("~nobody~", "", Cause.UNKNOWN_CLIENT),
    WRONG_SECRET("ci", "wrong", Cause.WRONG_SECRET),
    IMPOSSIBLE_SECRET("ci", "right\0", Cause.WRONG_SECRET),
    TRUNCATED_SECRET("ci", "righ", Cause.WRONG_SECRET),
    EXPIRED_SECRET("ci-expired", "right", Cause.EXPIRED_SECRET),
    REVOKED_SECRET("ci-revoked", "right", Cause.REVOKED_SECRET),
    DISABLED_CLIENT("ci-disabled", "right", Cause.CLIENT_DISABLED);

    final Cause cause;
    private final String id;
    private final String secret;

    Failure(String id, String secret, Cause cause) {
      this.id = id;
      this.secret = secret;
      this.cause = cause;
    }

    void prepare(World world) {
      world.register("reg_2", new ClientId("ci-expired"), World.anExpiredSecret("right"));
      world.register("reg_3", new ClientId("ci-revoked"), World.aRevokedSecret("right"));
      world.register("reg_4", new ClientId("ci-disabled"), World.aSecret("right"));
      world.setEnabled(new ClientId("ci-disabled"), false);
    }

    IssueRequest request() {
      return World.request(id, secret);
    }

    String auditedClient() {
      return cause == Cause.UNKNOWN_CLIENT
          ? "sha256:" + SecretDigest.of(id).hex().substring(0, 12)
          : id;
    }
  }

  private IssueToken issuingWith(Tokens tokens, AuditTrail audit) {
    return new IssueToken(
        world.store.clients(),
        world.store.enterprises(),
        tokens,
        world.signer(),
        audit,
        Clock.fixed(START, world.clock().getZone()),
        RandomGenerator.getDefault());
  }

  /** Fails the test if any port is touched. */
  private static IssueToken withoutPorts() {
    return new IssueToken(
        untouchable(Clients.class),
        untouchable(Enterprises.class),
        untouchable(Tokens.class),
        untouchable(TokenSigner.class),
        untouchable(AuditTrail.class),
        untouchable(Clock.class),
        RandomGenerator.getDefault());
  }

  private static <T> T untouchable(Class<T> port) {
    return mock(
        port,
        call -> {
          throw new AssertionError("touched: " + call);
        });
  }

  private static Result<Issued, IssueRefusal> failed(Cause cause) {
    return Result.refused(new AuthenticationFailed(cause));
  }

  private static Issued accepted(Result<Issued, IssueRefusal> result) {
    return result.fold(
        issued -> issued,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }

  private static IssueRefusal refused(Result<Issued, IssueRefusal> result) {
    return result.fold(
        issued -> {
          throw new AssertionError(issued.toString());
        },
        refusal -> refusal);
  }
}
