package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.AddSecretRefusal;
import dev.tollgate.application.admin.token.EndTokens;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Puts a new secret in the place of those that a client has; it is shown only once. */
public final class RotateSecret {

  private final Clients clients;
  private final ClientTokens tokens;
  private final AuthorizationCodes codes;
  private final Clock clock;
  private final RandomGenerator random;

  public RotateSecret(
      Clients clients,
      ClientTokens tokens,
      AuthorizationCodes codes,
      Clock clock,
      RandomGenerator random) {
    this.clients = clients;
    this.tokens = tokens;
    this.codes = codes;
    this.clock = clock;
    this.random = random;
  }

  /**
   * The new secret works before the others are revoked. Then everything ends that the client
   * obtained before: codes, with the refresh tokens and tokens that came from them, and its own
   * tokens. What users allowed stays.
   */
  public Result<AddSecret.Added, AddSecretRefusal> rotate(String clientId) {
    Result<AddSecret.Added, AddSecretRefusal> result =
        new AddSecret(clients, clock, random).add(clientId, Optional.empty());
    if (result instanceof Result.Ok<AddSecret.Added, AddSecretRefusal>(AddSecret.Added added)) {
      clients.find(added.client()).ifPresent(client -> endWhatWas(client, added));
    }
    return result;
  }

  private void endWhatWas(Client client, AddSecret.Added added) {
    client.secrets().stream()
        .filter(secret -> !secret.isRevoked() && !secret.id().equals(added.kept().id()))
        .forEach(secret -> revoke(added, secret));
    RegistrationId registration = client.registration();
    Instant now = clock.instant();
    int _ = codes.revokeAll(registration, now);
    long _ = new EndTokens(tokens).of(registration, now, _ -> {});
  }

  private void revoke(AddSecret.Added added, ClientSecret secret) {
    boolean _ =
        clients.change(added.client(), new ClientChange.RevokeSecret(secret.id(), clock.instant()));
  }
}
