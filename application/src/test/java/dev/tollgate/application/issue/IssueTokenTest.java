package dev.tollgate.application.issue;

import static dev.tollgate.application.World.CLIENT;
import static dev.tollgate.application.World.SCOPES;
import static dev.tollgate.application.World.STRICT_TERMS;
import static dev.tollgate.application.World.TERMS;
import static dev.tollgate.application.World.request;
import static dev.tollgate.application.World.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.Impostor;
import dev.tollgate.application.Leaves;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.World;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.port.AssertionVerifier;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import dev.tollgate.domain.refusal.ClientCredentialsRefusal;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.FieldsInvalid.Problem;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.Refusal;
import dev.tollgate.domain.refusal.TokenRequestRefusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueTokenTest {

  private static final Parameter ABSENT = new Parameter.Absent();
  private static final Parameter NOT_TEXT = new Parameter.NotText();

  private final World world = new World();

  @Test
  void aClientWithItsSecretGetsATokenThatIsOnRecord() {
    IssuedToken issued = accepted(world.issuing().issue(request("ci", "right"), TERMS));

    Token token = issued.token();
    assertEquals(List.of(token), world.store.keptTokens());
    assertEquals("signed=" + token.id() + "=" + token.expiresAt().orElseThrow(), issued.text());
    assertEquals(CLIENT, token.client());
    assertEquals("reg_1", token.registration().value());
    assertEquals("cliquify", token.contract());
    assertEquals(Optional.empty(), token.revokedAt());
  }

  @Test
  void aTokenLivesForItsLifetimeFromTheWholeSecondOfItsIssue() {
    Token token = accepted(world.issuing().issue(request("ci", "right"), TERMS)).token();

    assertEquals(Instant.parse("2026-01-01T12:00:00Z"), token.issuedAt());
    assertEquals(Instant.parse("2026-01-01T12:10:00Z"), token.expiresAt().orElseThrow());
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
            refused(
                withoutPorts()
                    .issue(
                        new TokenRequest(
                            NOT_TEXT,
                            new ClientCredentials.Secret(ABSENT, NOT_TEXT),
                            NOT_TEXT,
                            List.of()),
                        TERMS));

    assertEquals(
        List.of("grant_type", "client_id", "client_secret", "scope"),
        List.copyOf(refusal.problems().keySet()));
    assertEquals(
        List.of(Problem.NOT_A_STRING, Problem.MISSING, Problem.NOT_A_STRING, Problem.NOT_A_STRING),
        List.copyOf(refusal.problems().values()));
  }

  @Test
  void onlyTheBadFieldsAreNamed() {
    FieldsInvalid refusal =
        (FieldsInvalid)
            refused(
                withoutPorts()
                    .issue(
                        new TokenRequest(
                            text("client_credentials"),
                            new ClientCredentials.Secret(text("ci"), ABSENT)),
                        TERMS));

    assertEquals(List.of("client_secret"), List.copyOf(refusal.problems().keySet()));
  }

  @Test
  void fieldsAreCheckedBeforeTheGrantType() {
    var result =
        withoutPorts()
            .issue(
                new TokenRequest(text("password"), new ClientCredentials.Secret(ABSENT, text("x"))),
                TERMS);

    assertEquals(FieldsInvalid.class, refused(result).getClass());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"password", "CLIENT_CREDENTIALS", "client_credentials ", "client_credentials\0"})
  void anotherGrantTypeIsRefusedWithoutTouchingAnyPort(String grantType) {
    TokenRequest request =
        new TokenRequest(
            text(grantType), new ClientCredentials.Secret(text("nobody"), text("wrong")));

    var result = withoutPorts().issue(request, TERMS);

    assertEquals(Result.refused(new GrantTypeUnsupported()), result);
  }

  @Test
  void fieldsAndGrantTypeAreAnsweredWhileTheStoreIsDown() {
    world.store.breakDown("");
    World.Issuing issuing = world.issuing();

    var missing =
        issuing.issue(
            new TokenRequest(
                text("client_credentials"), new ClientCredentials.Secret(ABSENT, ABSENT)),
            TERMS);
    var unsupported =
        issuing.issue(
            new TokenRequest(text("x"), new ClientCredentials.Secret(text("ci"), text("right"))),
            TERMS);

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
    assertEquals(List.of("clients.find", "clients.findFresh"), world.store.takeCalls());
  }

  @Test
  void anInactiveEnterpriseGetsNoTokens() {
    world.setEnterpriseActive(false);

    var result = world.issuing().issue(request("ci", "right"), TERMS);

    assertEquals(Result.refused(new EnterpriseInactive()), result);
    assertEquals(List.of(), world.store.keptTokens());
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.Impostor#all")
  void failedAuthenticationGetsNoToken(Impostor impostor) {
    Impostor.registerAll(world);
    TokenRequest request = new TokenRequest(text("client_credentials"), impostor.presented());

    var result = world.issuing().issue(request, TERMS);

    assertEquals(impostor.cause(), Impostor.causeOf(result));
    assertEquals(List.of("clients.find", "clients.findFresh"), world.store.takeCalls());
    assertEquals(List.of(), world.store.keptTokens());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"clients.find", "enterprises.find", "companies.find", "tokens.startAdding"})
  void aStoreFailureIsNeverARefusal(String verb) {
    world.store.breakDown(verb);
    World.Issuing issuing = world.issuing();

    assertThrows(StoreUnavailable.class, () -> issuing.issue(request("ci", "right"), STRICT_TERMS));

    assertEquals(List.of(), world.store.keptTokens());
    assertEquals(List.of(), world.audited);
  }

  @Test
  void aSignerWithoutKeysLeavesNoTokenOnRecord() {
    TokenSigner signer =
        (token, form, custom) -> {
          throw new StoreUnavailable("no key", null);
        };
    World.Issuing issuing = world.issuing(world.authenticator(), world.store.tokens(), signer);

    assertThrows(StoreUnavailable.class, () -> issuing.issue(request("ci", "right"), TERMS));

    assertEquals(List.of(), world.store.keptTokens());
  }

  @Test
  void aTokenThatIsNotOnRecordIsNeverHandedOut() {
    Tokens full = mock(Tokens.class);
    when(full.startAdding(any())).thenReturn(CompletableFuture.completedStage(false));
    World.Issuing issuing = world.issuing(world.authenticator(), full, world.signer());

    assertThrows(IllegalStateException.class, () -> issuing.issue(request("ci", "right"), TERMS));
  }

  @Test
  void everyRefusalOccurs() {
    world.registerFor(new ClientId("person"), Set.of(GrantType.AUTHORIZATION_CODE));
    World.Issuing issuing = world.issuing();
    Parameter grant = text("client_credentials");

    var provoked =
        Leaves.provokedBy(
            () -> issuing.issue(new TokenRequest(ABSENT, new ClientCredentials.Multiple()), TERMS),
            () -> issuing.issue(new TokenRequest(ABSENT, new ClientCredentials.None()), TERMS),
            () -> issuing.issue(new TokenRequest(text("x"), new ClientCredentials.None()), TERMS),
            () -> issuing.issue(request("ci", "wrong"), TERMS),
            () -> issuing.issue(request("person", "right"), TERMS),
            () -> issuing.issue(asking(grant, ABSENT, "x"), TERMS),
            () -> issuing.issue(asking(grant, text("x")), TERMS),
            () -> {
              world.setCompanyActive(false);
              return issuing.issue(request("ci", "right"), STRICT_TERMS);
            },
            () -> {
              world.setEnterpriseActive(false);
              return issuing.issue(request("ci", "right"), STRICT_TERMS);
            });

    Set<String> expected = new TreeSet<>(Leaves.of(TokenRequestRefusal.class));
    expected.addAll(Leaves.of(ClientCredentialsRefusal.class));
    assertEquals(expected, provoked);
  }

  @Test
  void theTextOfAnIssuedTokenIsNotPrinted() {
    IssuedToken issued = world.issued();

    assertEquals("IssuedToken[" + issued.token().id() + "]", issued.toString());
  }

  private static TokenRequest asking(Parameter grant, Parameter scope, String... resources) {
    return new TokenRequest(grant, World.secret("ci", "right"), scope, List.of(resources));
  }

  /** Fails the test if any port is touched. */
  private static World.Issuing withoutPorts() {
    Tenants tenants = Tenants.of(untouchable(Enterprises.class), untouchable(Companies.class));
    ClientAuthenticator authenticator =
        new ClientAuthenticator(
            untouchable(Clients.class),
            tenants,
            untouchable(Assertions.class),
            untouchable(AssertionVerifier.class),
            untouchable(AuditTrail.class),
            untouchable(Clock.class));
    TokenMint mint =
        new TokenMint(
            untouchable(Tokens.class)::startAdding,
            untouchable(Companies.class),
            untouchable(TokenSigner.class),
            untouchable(Clock.class),
            RandomGenerator.getDefault());
    return new World.Issuing(
        new CheckTokenRequest(),
        new IssueByClientCredentials(authenticator, tenants, untouchable(Resources.class), mint));
  }

  private static <T> T untouchable(Class<T> port) {
    return mock(
        port,
        call -> {
          throw new AssertionError("touched: " + call);
        });
  }

  private static Result<IssuedToken, Refusal> failed(Cause cause) {
    return Result.refused(new AuthenticationFailed(cause));
  }

  private static IssuedToken accepted(Result<IssuedToken, Refusal> result) {
    return result.fold(
        issued -> issued,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }

  private static Refusal refused(Result<IssuedToken, Refusal> result) {
    return result.fold(
        issued -> {
          throw new AssertionError(issued.toString());
        },
        refusal -> refusal);
  }
}
