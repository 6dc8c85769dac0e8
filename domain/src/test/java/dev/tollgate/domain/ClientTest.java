package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClientTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void aClientIsAuthenticatedByItsSecret() {
    Client client = aClient(aSecret("right"));

    var result = with(client, "right");

    assertEquals(Result.ok(client), result);
  }

  @Test
  void everySecretOfARotationIsGoodWhileTheyOverlap() {
    Client client = aClient(aSecret("old"), aSecret("middle"), aSecret("new"));

    for (String secret : List.of("old", "middle", "new")) {
      var result = with(client, secret);

      assertEquals(Result.ok(client), result, secret);
    }
  }

  @Test
  void aDeadSecretDoesNotSpoilALivingOne() {
    Client client =
        aClient(
            expiring(aSecret("expired"), NOW), revoked(aSecret("revoked"), NOW), aSecret("right"));

    var result = with(client, "right");

    assertEquals(Result.ok(client), result);
  }

  @Test
  void aLivingSecretDoesNotReviveADeadOne() {
    Client client =
        aClient(
            aSecret("right"), expiring(aSecret("expired"), NOW), revoked(aSecret("revoked"), NOW));

    assertEquals(failed(Cause.EXPIRED_SECRET), with(client, "expired"));
    assertEquals(failed(Cause.REVOKED_SECRET), with(client, "revoked"));
  }

  @Test
  void aWrongSecretIsRefusedBeforeAnythingElseIsSaid() {
    Client client = disabled(aClient(revoked(expiring(aSecret("right"), NOW), NOW)));

    assertEquals(failed(Cause.WRONG_SECRET), with(client, "wrong"));
    assertEquals(failed(Cause.WRONG_SECRET), with(client, ""));
  }

  @Test
  void aClientWithoutSecretsCannotBeAuthenticated() {
    Client client = aClient();

    assertEquals(failed(Cause.WRONG_SECRET), with(client, ""));
  }

  @Test
  void revokedComesBeforeExpiredAndExpiredBeforeDisabled() {
    ClientSecret expired = expiring(aSecret("right"), NOW);

    assertEquals(
        failed(Cause.REVOKED_SECRET), with(disabled(aClient(revoked(expired, NOW))), "right"));
    assertEquals(failed(Cause.EXPIRED_SECRET), with(disabled(aClient(expired)), "right"));
    assertEquals(failed(Cause.CLIENT_DISABLED), with(disabled(aClient(aSecret("right"))), "right"));
  }

  @Test
  void theSecretThatHasEndedIsEvidenceWithItsInstantAndAWrongOneIsNot() {
    ClientSecret expired = expiring(aSecret("right"), NOW.minusSeconds(9));
    ClientSecret revoked = revoked(expired, NOW.minusSeconds(5));

    assertEquals(
        Optional.of(new AuthenticationFailed.Evidence(expired.id(), NOW.minusSeconds(9))),
        evidence(aClient(expired), "right"));
    assertEquals(
        Optional.of(new AuthenticationFailed.Evidence(expired.id(), NOW.minusSeconds(5))),
        evidence(aClient(revoked), "right"));
    assertEquals(Optional.empty(), evidence(aClient(expired), "wrong"));
  }

  private static Optional<AuthenticationFailed.Evidence> evidence(Client client, String secret) {
    return client
        .authenticate(secret(secret), "cliquify", NOW)
        .fold(_ -> Optional.empty(), AuthenticationFailed::evidence);
  }

  @Test
  void theInstantOfExpiryItselfIsTooLate() {
    Client client = aClient(expiring(aSecret("right"), NOW));

    assertEquals(
        Result.ok(client), client.authenticate(secret("right"), "cliquify", NOW.minusNanos(1)));
    assertEquals(failed(Cause.EXPIRED_SECRET), with(client, "right"));
  }

  @Test
  void nobodyIsNeverAuthenticatedNotEvenByTheEmptySecret() {
    assertEquals(failed(Cause.UNKNOWN_CLIENT), Client.authenticateUnknown(secret("anything")));
    assertEquals(failed(Cause.UNKNOWN_CLIENT), Client.authenticateUnknown(secret("")));
  }

  @Test
  void theSecretsOfAClientCannotBeChangedFromOutside() {
    List<ClientSecret> secrets = new ArrayList<>(List.of(aSecret("right")));
    Client client = aClient(secrets);

    secrets.clear();

    assertEquals(Result.ok(client), with(client, "right"));
    assertThrows(UnsupportedOperationException.class, () -> client.secrets().clear());
  }

  @Test
  void theTextOfAClientTellsNoDigest() {
    Client client = aClient(aSecret("right"));

    assertEquals(-1, client.toString().indexOf(SecretDigest.of("right").hex()));
  }

  private static Result<Client, AuthenticationFailed> with(Client client, String secret) {
    return client
        .authenticate(secret(secret), "cliquify", NOW)
        .fold(Result::ok, failed -> failed(failed.cause()));
  }

  private static Proof secret(String text) {
    return new Proof.OfSecret(SecretDigest.of(text));
  }

  private static Result<Client, AuthenticationFailed> failed(Cause cause) {
    return Result.refused(new AuthenticationFailed(cause));
  }

  private static Client aClient(ClientSecret... secrets) {
    return aClient(List.of(secrets));
  }

  private static Client aClient(List<ClientSecret> secrets) {
    return new Client(
        new RegistrationId("reg_1"),
        new ClientId("ci"),
        new Name("CI"),
        new EnterpriseId("ent_1"),
        Optional.empty(),
        ScopeSet.EMPTY,
        secrets,
        true,
        NOW);
  }

  private static Client disabled(Client client) {
    return new Client(
        client.registration(),
        client.id(),
        client.name(),
        client.enterprise(),
        client.company(),
        client.scopes(),
        client.secrets(),
        false,
        client.createdAt());
  }

  private static ClientSecret aSecret(String text) {
    return new ClientSecret(
        new SecretId("sec_" + text),
        SecretDigest.of(text),
        NOW,
        Optional.empty(),
        Optional.empty());
  }

  private static ClientSecret expiring(ClientSecret secret, Instant end) {
    return new ClientSecret(
        secret.id(), secret.digest(), secret.createdAt(), Optional.of(end), secret.revokedAt());
  }

  private static ClientSecret revoked(ClientSecret secret, Instant at) {
    return new ClientSecret(
        secret.id(), secret.digest(), secret.createdAt(), secret.expiresAt(), Optional.of(at));
  }
}
