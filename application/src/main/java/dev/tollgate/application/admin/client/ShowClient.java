package dev.tollgate.application.admin.client;

import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.ClientNotFound;
import dev.tollgate.domain.refusal.ClientRefusal;

/** Shows one client. */
public final class ShowClient {

  private final Clients clients;

  public ShowClient(Clients clients) {
    this.clients = clients;
  }

  public Result<Client, ClientRefusal> show(String id) {
    return ClientId.parse(id)
        .flatMap(clients::find)
        .<Result<Client, ClientRefusal>>map(Result::ok)
        .orElseGet(() -> Result.refused(new ClientNotFound(id)));
  }
}
