package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;

/** Deletes a client; its tokens become invalid at once, even if its id is registered again. */
public final class DeleteClient {

  private final Clients clients;

  public DeleteClient(Clients clients) {
    this.clients = clients;
  }

  public Result<ClientId, ClientNotFound> delete(String id) {
    return Result.of(ClientId.parse(id).filter(clients::remove), new ClientNotFound(id));
  }
}
