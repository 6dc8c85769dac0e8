package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;

/** Enables or disables a client. The tokens of a disabled client are not live. */
public final class EnableClient {

  private final Clients clients;

  public EnableClient(Clients clients) {
    this.clients = clients;
  }

  /** Returns the changed client. */
  public Result<Client, ClientNotFound> set(String id, boolean enabled) {
    return Result.of(
        ClientId.parse(id)
            .filter(known -> clients.change(known, new ClientChange.SetEnabled(enabled)))
            .flatMap(clients::find),
        new ClientNotFound(id));
  }
}
