package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;

/** Shows one client. */
public final class ShowClient {

  private final Clients clients;

  public ShowClient(Clients clients) {
    this.clients = clients;
  }

  public Result<Client, ClientNotFound> show(String id) {
    return Result.of(ClientId.parse(id).flatMap(clients::find), new ClientNotFound(id));
  }
}
