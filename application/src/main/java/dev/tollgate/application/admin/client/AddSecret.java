package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.AddSecretRefusal;
import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.SecretNotUsed;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.SecretId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Adds a secret to a client; it is shown only once. */
public final class AddSecret {

  private final Clients clients;
  private final Clock clock;
  private final RandomGenerator random;

  public AddSecret(Clients clients, Clock clock, RandomGenerator random) {
    this.clients = clients;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Adds a fresh secret beside those that the client has.
   *
   * @param expiresIn how long the secret is valid; empty if it does not expire
   */
  public Result<Added, AddSecretRefusal> add(String clientId, Optional<Duration> expiresIn) {
    Instant now = clock.instant();
    Secret secret = Secret.generate(random);
    ClientSecret kept =
        new ClientSecret(
            SecretId.next(now, random),
            secret.digest(),
            now,
            expiresIn.map(now::plus),
            Optional.empty());
    Optional<Client> client = ClientId.parse(clientId).flatMap(clients::find);
    if (client.isEmpty()) {
      return Result.refused(new ClientNotFound(clientId));
    }
    ClientId id = client.get().id();
    if (!(client.get().authentication() instanceof ClientAuthentication.BySecret)) {
      return Result.refused(new SecretNotUsed(id));
    }
    return clients.change(id, new ClientChange.AddSecret(kept))
        ? Result.ok(new Added(id, kept, secret))
        : Result.refused(new ClientNotFound(clientId));
  }

  /** A new secret, which is not available again. */
  public record Added(ClientId client, ClientSecret kept, Secret secret) {}
}
