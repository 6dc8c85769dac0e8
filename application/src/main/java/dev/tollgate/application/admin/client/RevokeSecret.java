package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.SecretNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.SecretRefusal;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SecretId;
import java.time.Clock;
import java.util.Optional;

/** Revokes a secret of a client; a secret that is already revoked stays as it is. */
public final class RevokeSecret {

  private final Clients clients;
  private final Clock clock;

  public RevokeSecret(Clients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  /** Returns the changed client. */
  public Result<Client, SecretRefusal> revoke(String clientId, String secretId) {
    Optional<Client> client = ClientId.parse(clientId).flatMap(clients::find);
    if (client.isEmpty()) {
      return Result.refused(new ClientNotFound(clientId));
    }
    ClientId id = client.get().id();
    return Result.of(
        SecretId.parse(secretId)
            .filter(
                secret ->
                    clients.change(id, new ClientChange.RevokeSecret(secret, clock.instant())))
            .flatMap(secret -> clients.find(id)),
        new SecretNotFound(id, secretId));
  }
}
