package dev.tollgate.application.authentication;

import static dev.tollgate.application.World.OTHER_TERMS;
import static dev.tollgate.application.World.STRICT_TERMS;
import static dev.tollgate.application.World.TERMS;
import static dev.tollgate.application.World.assertion;
import static dev.tollgate.application.World.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.CountingDigests;
import dev.tollgate.application.Impostor;
import dev.tollgate.application.PlainAssertions;
import dev.tollgate.application.Quietly;
import dev.tollgate.application.World;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.port.AssertionVerifier;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import dev.tollgate.domain.refusal.CallerInactive;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAuthenticatorTest {

  private final World world = new World();

  @BeforeEach
  void register() {
    Impostor.registerAll(world);
  }

  @Test
  void aClientAuthenticatesByItsRegisteredMethod() {
    assertEquals("ci", outcome(secret("ci", "right")));
    assertEquals("keys", outcome(assertion("keys=j1")));
    assertEquals("remote", outcome(assertion("remote=j1")));
    assertEquals("public", outcome(Impostor.alone("public")));
    assertEquals(List.of(), world.audited);
  }

  @Test
  void anAssertionMayComeWithTheIdThatItNames() {
    ClientCredentials both = Impostor.assertion("keys", Impostor.JWT_BEARER, "keys=j1");

    assertEquals("keys", outcome(both));
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.Impostor#all")
  void everyCauseOfAFailureIsReportedToTheAuditTrailOnly(Impostor impostor) {
    var result = world.authenticator().authenticate(impostor.presented(), TERMS.contract());

    assertEquals(impostor.cause(), Impostor.causeOf(result));
    assertEquals(
        List.of("cliquify " + impostor.auditedClient() + " " + impostor.cause()), world.audited);
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.Impostor#all")
  void everyFailureDoesTheSameWork(Impostor impostor) {
    ClientAuthenticator authenticator = world.authenticator();
    var _ = authenticator.authenticate(impostor.presented(), TERMS.contract());
    var _ = world.store.takeCalls();
    int _ = world.assertions.takeVerified();

    int digests =
        CountingDigests.during(
            () -> {
              var _ = authenticator.authenticate(impostor.presented(), TERMS.contract());
            });

    boolean bySecret = impostor.presented() instanceof ClientCredentials.Secret;
    boolean byAssertion = impostor.presented() instanceof ClientCredentials.Assertion;
    assertEquals(bySecret ? 2 : 1, digests, "one of the id, one of a secret");
    assertEquals(byAssertion ? 1 : 0, world.assertions.takeVerified());
    assertEquals(List.of("clients.find", "clients.findFresh"), world.store.takeCalls());
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.Impostor#all")
  void noFailureSpendsAnAssertion(Impostor impostor) {
    var _ = world.authenticator().authenticate(impostor.presented(), TERMS.contract());

    assertEquals(List.of(), world.store.spentUntil());
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.Impostor#all")
  void anAuditTrailThatThrowsChangesNoAnswer(Impostor impostor) {
    ClientAuthenticator authenticator = world.unaudited();

    var result =
        Quietly.call(() -> authenticator.authenticate(impostor.presented(), TERMS.contract()));

    assertEquals(impostor.cause(), Impostor.causeOf(result));
  }

  @Test
  void malformedClientIdsFailWithoutTheStore() {
    world.store.breakDown("");

    assertEquals("NO_CREDENTIALS", outcome(new ClientCredentials.None()));
    assertEquals("CREDENTIALS_UNREADABLE", outcome(new ClientCredentials.Unreadable()));
    assertEquals(
        List.of("cliquify  NO_CREDENTIALS", "cliquify  CREDENTIALS_UNREADABLE"), world.audited);
    assertEquals(List.of(), world.store.takeCalls());
  }

  @Test
  void anAssertionIsGoodForOneTimeAndKeptForAMinuteLongerThanItIsUsable() {
    Instant kept = PlainAssertions.END.plusSeconds(60);

    assertEquals("keys", outcome(assertion("keys=j1")));
    assertEquals("ASSERTION_REPLAYED", outcome(assertion("keys=j1")));
    assertEquals("keys", outcome(assertion("keys=j2")));
    assertEquals(List.of(kept, kept), world.store.spentUntil());
    assertEquals(List.of("cliquify keys ASSERTION_REPLAYED"), world.audited);
  }

  @Test
  void nobodyIsRefusedForWhatIsNoLongerSo() {
    Clients remembering = mock(Clients.class);
    Client client = world.store.clients().find(new ClientId("ci")).orElseThrow();
    when(remembering.find(client.id())).thenReturn(new ClientChange.SetEnabled(false).of(client));
    when(remembering.findFresh(client.id())).thenReturn(Optional.of(client));

    var result =
        world.authenticator(remembering).authenticate(secret("ci", "right"), TERMS.contract());

    assertEquals("ci", outcome(result));
    assertEquals(List.of(), world.audited);
  }

  @Test
  void twoClientsMayUseOneAssertionId() {
    assertEquals("keys", outcome(assertion("keys=j1")));
    assertEquals("remote", outcome(assertion("remote=j1")));
  }

  @Test
  void anAssertionThatWasRefusedForADisabledClientIsStillGoodOnceItIsEnabled() {
    ClientId id = new ClientId("keys");
    world.setEnabled(id, false);
    String disabled = outcome(assertion("keys=j1"));
    world.setEnabled(id, true);
    String enabled = outcome(assertion("keys=j1"));

    assertEquals("CLIENT_DISABLED", disabled);
    assertEquals("keys", enabled);
  }

  @Test
  void anAssertionIsSpentForAllContractsAtOnce() {
    String first = outcome(assertion("keys=j1"));
    var second = world.authenticator().authenticate(assertion("keys=j1"), OTHER_TERMS.contract());

    assertEquals("keys", first);
    assertEquals(failed(Cause.ASSERTION_REPLAYED), second);
  }

  @Test
  void aClientThatIsRegisteredForSomeContractsAuthenticatesUnderThese() {
    var result =
        world.authenticator().authenticate(secret("ci-elsewhere", "right"), OTHER_TERMS.contract());

    assertEquals("ci-elsewhere", outcome(result));
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients.find", "assertions.spend"})
  void aStoreFailureIsNeverARefusal(String verb) {
    world.store.breakDown(verb);
    ClientAuthenticator authenticator = world.authenticator();

    assertThrows(
        StoreUnavailable.class,
        () -> authenticator.authenticate(assertion("keys=j1"), TERMS.contract()));

    assertEquals(List.of(), world.audited);
  }

  @Test
  void keysThatCannotBeFetchedNowAreNeverARefusal() {
    AssertionVerifier verifier = mock(AssertionVerifier.class);
    when(verifier.claimedBy(any())).thenReturn(Optional.of(new ClientId("remote")));
    when(verifier.verify(any(), any(), any(), any()))
        .thenThrow(new StoreUnavailable("not fetched", null));
    ClientAuthenticator authenticator =
        new ClientAuthenticator(
            world.store.clients(),
            world.tenants(),
            world.store.assertions(),
            verifier,
            (_, client, _, _) -> world.audited.add(client),
            world.clock());

    assertThrows(
        StoreUnavailable.class,
        () -> authenticator.authenticate(assertion("remote=j1"), TERMS.contract()));

    assertEquals(List.of(), world.audited);
  }

  @Test
  void noKeysAreFetchedForAClientThatIsRefusedInAnyCase() {
    String disabled = outcome(assertion("remote-disabled=j1"));
    boolean askedForDisabled = world.assertions.takeHadKeys();
    String elsewhere = outcome(assertion("remote-elsewhere=j1"));
    boolean askedForElsewhere = world.assertions.takeHadKeys();

    assertEquals("CLIENT_DISABLED", disabled);
    assertEquals("CONTRACT_NOT_REGISTERED", elsewhere);
    assertFalse(askedForDisabled);
    assertFalse(askedForElsewhere);
  }

  @Test
  void aCallerIsRefusedWhileItsEnterpriseIsInactive() {
    world.setEnterpriseActive(false);

    assertEquals(
        Result.refused(new CallerInactive()), caller(secret("ci", "right"), TERMS.contract()));
    assertEquals(
        Result.refused(new AuthenticationFailed(Cause.WRONG_SECRET)),
        caller(secret("ci", "wrong"), TERMS.contract()));
  }

  @Test
  void aCallerIsRefusedWhileItsCompanyIsInactiveIfTheTermsSaySo() {
    world.setCompanyActive(false);

    assertEquals(
        Result.refused(new CallerInactive()),
        caller(secret("ci", "right"), STRICT_TERMS.contract()));
    assertEquals("ci", outcome(caller(secret("ci", "right"), TERMS.contract())));
  }

  @Test
  void aCallerWithoutCompanyIsAccepted() {
    world.unlink();

    assertEquals("ci", outcome(caller(secret("ci", "right"), STRICT_TERMS.contract())));
  }

  @Test
  void aCallerWhoseCompanyWasDeletedIsRefusedIfTheTermsSaySo() {
    world.linkToCompanyThatIsGone();

    assertEquals(
        Result.refused(new CallerInactive()),
        caller(secret("ci", "right"), STRICT_TERMS.contract()));
  }

  private Result<Client, ?> caller(ClientCredentials presented, ContractRules contract) {
    return world.authenticator().authenticateCaller(presented, contract);
  }

  private String outcome(ClientCredentials presented) {
    return outcome(world.authenticator().authenticate(presented, TERMS.contract()));
  }

  private static String outcome(Result<Client, ?> result) {
    return result.fold(
        client -> client.id().value(),
        refusal ->
            refusal instanceof AuthenticationFailed(Cause cause, var _)
                ? cause.name()
                : refusal.toString());
  }

  private static Result<Client, AuthenticationFailed> failed(Cause cause) {
    return Result.refused(new AuthenticationFailed(cause));
  }
}
