package dev.tollgate.application.admin.client;

import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.ClientNotFound;
import dev.tollgate.domain.refusal.ClientRefusal;

/** Deletes a client; its tokens count as gone at once, also when its id is registered again. */
public final class DeleteClient {

  private final Clients clients;

  public DeleteClient(Clients clients) {
    this.clients = clients;
  }

  public Result<ClientId, ClientRefusal> delete(String id) {
    return ClientId.parse(id)
        .filter(clients::remove)
        .<Result<ClientId, ClientRefusal>>map(Result::ok)
        .orElseGet(() -> Result.refused(new ClientNotFound(id)));
  }
}
