package dev.tollgate.application.admin.token;

import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Revokes all grants of a client, and all its live tokens in batches. */
public final class RevokeClientTokens {

  private final Clients clients;
  private final ClientTokens tokens;
  private final Grants grants;
  private final Clock clock;

  public RevokeClientTokens(Clients clients, ClientTokens tokens, Grants grants, Clock clock) {
    this.clients = clients;
    this.tokens = tokens;
    this.grants = grants;
    this.clock = clock;
  }

  /**
   * How many were revoked.
   *
   * @param grants what users had allowed the client; refresh tokens end with them
   */
  public record Revoked(ClientId client, long tokens, int grants) {}

  /**
   * Answers with how many were revoked. A client that is not disabled may obtain new ones
   * meanwhile; those that it obtained before the call are all among them.
   *
   * @param progress is told after each batch how many were revoked so far
   */
  public Result<Revoked, ClientNotFound> revoke(String clientId, LongConsumer progress) {
    Optional<Client> client = ClientId.parse(clientId).flatMap(clients::find);
    if (client.isEmpty()) {
      return Result.refused(new ClientNotFound(clientId));
    }
    Instant now = clock.instant();
    int ended =
        Occasion.current()
            .with("client", client.get().id().value())
            .run(() -> grants.revokeAll(client.get().registration(), now));
    long revoked = new EndTokens(tokens).of(client.get().registration(), now, progress);
    return Result.ok(new Revoked(client.get().id(), revoked, ended));
  }
}
