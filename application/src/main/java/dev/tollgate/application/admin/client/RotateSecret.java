package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.AddSecretRefusal;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Result;
import java.time.Clock;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Puts a new secret in the place of those that a client has; it is shown only once. */
public final class RotateSecret {

  private final Clients clients;
  private final Clock clock;
  private final RandomGenerator random;

  public RotateSecret(Clients clients, Clock clock, RandomGenerator random) {
    this.clients = clients;
    this.clock = clock;
    this.random = random;
  }

  /** The new secret works before the others are revoked. Tokens obtained with those stay valid. */
  public Result<AddSecret.Added, AddSecretRefusal> rotate(String clientId) {
    Result<AddSecret.Added, AddSecretRefusal> result =
        new AddSecret(clients, clock, random).add(clientId, Optional.empty());
    if (result instanceof Result.Ok<AddSecret.Added, AddSecretRefusal>(AddSecret.Added added)) {
      clients.find(added.client()).stream()
          .flatMap(client -> client.secrets().stream())
          .filter(secret -> !secret.isRevoked() && !secret.id().equals(added.kept().id()))
          .forEach(secret -> revoke(added, secret));
    }
    return result;
  }

  private void revoke(AddSecret.Added added, ClientSecret secret) {
    boolean _ =
        clients.change(added.client(), new ClientChange.RevokeSecret(secret.id(), clock.instant()));
  }
}
