package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;

/** Unlinks a client from its company; it keeps its enterprise and its tokens. */
public final class UnlinkClient {

  private final Clients clients;

  public UnlinkClient(Clients clients) {
    this.clients = clients;
  }

  /** Returns the changed client. */
  public Result<Client, ClientNotFound> unlink(String id) {
    return Result.of(
        ClientId.parse(id)
            .filter(known -> clients.change(known, new ClientChange.Unlink()))
            .flatMap(clients::find),
        new ClientNotFound(id));
  }
}
