package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.ClientRefusal.KeysInvalid;
import dev.tollgate.application.admin.client.ClientRefusal.KeysNotUsed;
import dev.tollgate.application.admin.client.ClientRefusal.ReplaceKeysRefusal;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.port.ClientKeySets;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import java.net.URI;
import java.util.Optional;

/** Replaces the public keys that verify a client's assertions. */
public final class ReplaceKeys {

  private final Clients clients;
  private final ClientKeySets keySets;

  public ReplaceKeys(Clients clients, ClientKeySets keySets) {
    this.clients = clients;
    this.keySets = keySets;
  }

  /** To rotate keys without interruption, the set includes the old keys for a while. */
  public Result<Client, ReplaceKeysRefusal> replace(String clientId, Method.Keys keys) {
    Optional<ClientKeySets.Problem> problem = problemOf(keys, keySets);
    if (problem.isPresent()) {
      return Result.refused(new KeysInvalid(problem.get()));
    }
    Optional<Client> client = ClientId.parse(clientId).flatMap(clients::find);
    if (client.isEmpty()) {
      return Result.refused(new ClientNotFound(clientId));
    }
    ClientChange change = new ClientChange.SetKeys(authentication(keys));
    Optional<Client> changed = change.of(client.get());
    if (changed.isEmpty()) {
      return Result.refused(new KeysNotUsed(client.get().id()));
    }
    return clients.change(client.get().id(), change)
        ? Result.ok(changed.get())
        : Result.refused(new ClientNotFound(clientId));
  }

  static Optional<ClientKeySets.Problem> problemOf(Method.Keys keys, ClientKeySets keySets) {
    return switch (keys) {
      case Method.ByKeys(String jwks) -> keySets.problemOf(jwks);
      case Method.ByKeysAt(String uri) -> keySets.problemOfAddress(uri);
    };
  }

  static ClientAuthentication authentication(Method.Keys keys) {
    return switch (keys) {
      case Method.ByKeys(String jwks) -> new ClientAuthentication.ByKeys(jwks);
      case Method.ByKeysAt(String uri) -> new ClientAuthentication.ByKeysAt(URI.create(uri));
    };
  }
}
