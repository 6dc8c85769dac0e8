package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.net.URI;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ClientAuthenticationTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final ClientAuthentication BY_SECRET =
      new ClientAuthentication.BySecret(
          List.of(
              new ClientSecret(
                  new SecretId("sec_1"),
                  SecretDigest.of("right"),
                  NOW,
                  Optional.empty(),
                  Optional.empty())));
  private static final ClientAuthentication BY_KEYS = new ClientAuthentication.ByKeys("{}");
  private static final ClientAuthentication BY_KEYS_AT =
      new ClientAuthentication.ByKeysAt(URI.create("https://client.example/jwks"));
  private static final ClientAuthentication NONE = new ClientAuthentication.None();

  private static final Proof SECRET = new Proof.OfSecret(SecretDigest.of("right"));
  private static final Proof EMPTY_SECRET = new Proof.OfSecret(SecretDigest.of(""));
  private static final Proof ASSERTION = new Proof.OfAssertion(Optional.empty());
  private static final Proof NOTHING = new Proof.OfNothing();

  /** A way to authenticate, the one proof that fits it, and some that do not. */
  private record Way(ClientAuthentication authentication, Proof fitting, List<Proof> others) {}

  static List<Way> ways() {
    return List.of(
        new Way(BY_SECRET, SECRET, List.of(ASSERTION, NOTHING)),
        new Way(BY_KEYS, ASSERTION, List.of(SECRET, EMPTY_SECRET, NOTHING)),
        new Way(BY_KEYS_AT, ASSERTION, List.of(SECRET, EMPTY_SECRET, NOTHING)),
        new Way(NONE, NOTHING, List.of(SECRET, EMPTY_SECRET, ASSERTION)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aClientIsAuthenticatedInTheWayThatItIsRegisteredForAndInNoOther(Way way) {
    Client client = aClient(way.authentication(), Set.of(), true);

    assertEquals(Result.ok(client), with(client, way.fitting()));
    for (Proof other : way.others()) {
      assertEquals(failed(Cause.METHOD_NOT_REGISTERED), with(client, other));
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aClientIsAuthenticatedUnderTheContractsThatItIsRegisteredForAndNoOther(Way way) {
    Client elsewhere = aClient(way.authentication(), Set.of("rfc"), true);
    Client here = aClient(way.authentication(), Set.of("rfc", "cliquify"), true);

    assertEquals(failed(Cause.CONTRACT_NOT_REGISTERED), with(elsewhere, way.fitting()));
    assertEquals(Result.ok(here), with(here, way.fitting()));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aDisabledClientIsNotAuthenticated(Way way) {
    Client client = aClient(way.authentication(), Set.of(), false);

    assertEquals(failed(Cause.CLIENT_DISABLED), with(client, way.fitting()));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void theProofIsJudgedBeforeTheContractAndTheContractBeforeTheState(Way way) {
    Client client = aClient(way.authentication(), Set.of("rfc"), false);

    assertEquals(failed(Cause.CONTRACT_NOT_REGISTERED), with(client, way.fitting()));
    assertEquals(failed(Cause.METHOD_NOT_REGISTERED), with(client, way.others().getFirst()));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrongWithAnAssertionIsTheCause(Cause flaw) {
    Proof flawed = new Proof.OfAssertion(Optional.of(flaw));

    assertEquals(failed(flaw), with(aClient(BY_KEYS, Set.of(), true), flawed));
    assertEquals(failed(flaw), with(aClient(BY_KEYS_AT, Set.of(), true), flawed));
  }

  @Test
  void aFlawedAssertionOfAClientThatUsesNoneTellsOnlyThat() {
    Proof flawed = new Proof.OfAssertion(Optional.of(Cause.ASSERTION_FORGED));

    assertEquals(
        failed(Cause.METHOD_NOT_REGISTERED), with(aClient(BY_SECRET, Set.of(), true), flawed));
    assertEquals(failed(Cause.METHOD_NOT_REGISTERED), with(aClient(NONE, Set.of(), true), flawed));
  }

  @Test
  void nobodyIsNeverAuthenticatedByAnyProof() {
    for (Proof proof : List.of(SECRET, EMPTY_SECRET, ASSERTION, NOTHING)) {
      assertEquals(failed(Cause.UNKNOWN_CLIENT), Client.authenticateUnknown(proof));
    }
  }

  @Test
  void onlyAClientThatAuthenticatesBySecretHasSecrets() {
    assertEquals(1, aClient(BY_SECRET, Set.of(), true).secrets().size());
    assertEquals(List.of(), aClient(BY_KEYS, Set.of(), true).secrets());
    assertEquals(List.of(), aClient(BY_KEYS_AT, Set.of(), true).secrets());
    assertEquals(List.of(), aClient(NONE, Set.of(), true).secrets());
  }

  @Test
  void theContractsAndGrantsOfAClientCannotBeChangedFromOutside() {
    Set<String> contracts = new HashSet<>(Set.of("rfc"));
    Client client = aClient(BY_SECRET, contracts, true);

    contracts.clear();

    assertEquals(Set.of("rfc"), client.contracts());
    assertThrows(UnsupportedOperationException.class, () -> client.contracts().clear());
    assertThrows(UnsupportedOperationException.class, () -> client.grants().clear());
  }

  private static Client aClient(
      ClientAuthentication authentication, Set<String> contracts, boolean enabled) {
    return new Client(
        new RegistrationId("reg_1"),
        new ClientId("ci"),
        new Name("CI"),
        new EnterpriseId("ent_1"),
        Optional.empty(),
        ScopeSet.EMPTY,
        authentication,
        EnumSet.of(GrantType.CLIENT_CREDENTIALS),
        contracts,
        Set.of(),
        TokenSettings.NONE,
        CodeFlow.NONE,
        Set.of(),
        enabled,
        NOW);
  }

  private static Result<Client, AuthenticationFailed> with(Client client, Proof proof) {
    return client.authenticate(proof, "cliquify", NOW);
  }

  private static Result<Client, AuthenticationFailed> failed(Cause cause) {
    return Result.refused(new AuthenticationFailed(cause));
  }
}
