package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aSecret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SecretId;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for the secrets of clients. */
@About(Clients.class)
interface SecretsContract extends StorageUnderTest {

  private Clients clients() {
    return storage().clients();
  }

  private List<ClientSecret> secretsOf(Client client) {
    return clients().find(client.id()).orElseThrow().secrets();
  }

  @Test
  default void secretsKeepTheOrderInWhichTheyWereAdded() {
    ClientSecret young = secret("z", Samples.LATER, Optional.of(Samples.LATER), Optional.empty());
    ClientSecret old = secret("a", Samples.NOW, Optional.empty(), Optional.of(Samples.LATER));
    ClientSecret both =
        secret("m", Samples.NOW, Optional.of(Samples.NOW), Optional.of(Samples.NOW));
    Client client = aClient(aClient().id(), aClient().name(), young, old);
    boolean _ = Samples.add(storage(), client);

    boolean added = clients().change(client.id(), new ClientChange.AddSecret(both));

    assertTrue(added);
    assertEquals(List.of(young, old, both), secretsOf(client));
  }

  private static ClientSecret secret(
      String id, Instant createdAt, Optional<Instant> expiresAt, Optional<Instant> revokedAt) {
    return new ClientSecret(new SecretId(id), SecretDigest.of(id), createdAt, expiresAt, revokedAt);
  }

  @Test
  default void revokingASecretAgainKeepsTheFirstTime() {
    ClientSecret kept = aSecret();
    ClientSecret revoked = aSecret();
    Client client = aClient(aClient().id(), aClient().name(), revoked, kept);
    boolean _ = Samples.add(storage(), client);

    assertTrue(
        clients().change(client.id(), new ClientChange.RevokeSecret(revoked.id(), Samples.NOW)));
    assertTrue(
        clients().change(client.id(), new ClientChange.RevokeSecret(revoked.id(), Samples.LATER)));

    ClientSecret expected =
        new ClientSecret(
            revoked.id(),
            revoked.digest(),
            revoked.createdAt(),
            revoked.expiresAt(),
            Optional.of(Samples.NOW));
    assertEquals(List.of(expected, kept), secretsOf(client));
  }

  @Test
  default void anUnknownSecretIsNotRevoked() {
    ClientSecret others = aSecret();
    Client client = aClient();
    Client other = aClient(aClient().id(), aClient().name(), others);
    boolean _ = Samples.add(storage(), client);
    boolean _ = Samples.add(storage(), other);

    assertFalse(
        clients().change(client.id(), new ClientChange.RevokeSecret(others.id(), Samples.NOW)));
    assertFalse(
        clients().change(client.id(), new ClientChange.RevokeSecret(aSecret().id(), Samples.NOW)));
    assertFalse(
        clients().change(aClient().id(), new ClientChange.RevokeSecret(others.id(), Samples.NOW)));
    assertEquals(List.of(others), secretsOf(other));
  }

  @Test
  default void anUnknownClientGetsNoSecret() {
    boolean added = clients().change(aClient().id(), new ClientChange.AddSecret(aSecret()));

    assertFalse(added);
  }

  @Test
  default void aClientThatUsesNoSecretsGetsNone() {
    List<ClientAuthentication> others =
        List.of(
            new ClientAuthentication.ByKeys("{}"),
            new ClientAuthentication.ByKeysAt(URI.create("https://a.example/jwks")),
            new ClientAuthentication.None());
    for (ClientAuthentication other : others) {
      Client client = aClient(other, Set.of(GrantType.CLIENT_CREDENTIALS), Set.of());
      assertTrue(Samples.add(storage(), client));

      boolean added = clients().change(client.id(), new ClientChange.AddSecret(aSecret()));

      assertFalse(added);
      assertEquals(Optional.of(client), clients().find(client.id()));
      assertEquals(Optional.of(client), second().clients().find(client.id()));
    }
  }

  @Test
  default void aSecretWithATakenIdIsNotAdded() {
    ClientSecret secret = aSecret();
    Client client = aClient(aClient().id(), aClient().name(), secret);
    boolean _ = Samples.add(storage(), client);

    boolean again = clients().change(client.id(), new ClientChange.AddSecret(secret));

    assertFalse(again);
    assertEquals(List.of(secret), secretsOf(client));
  }

  @Test
  default void secretsAddedConcurrentlyAreAllKept() throws Exception {
    Client client = aClient();
    boolean _ = Samples.add(storage(), client);
    List<ClientSecret> added = new ArrayList<>();
    for (int i = 0; i < Race.THREADS; i++) {
      added.add(aSecret());
    }

    long winners =
        Race.winners(i -> clients().change(client.id(), new ClientChange.AddSecret(added.get(i))));

    assertEquals(Race.THREADS, winners);
    assertTrue(secretsOf(client).containsAll(added));
    assertEquals(1 + Race.THREADS, secretsOf(client).size());
  }
}
