package dev.tollgate.application.admin.client;

import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.domain.Client;
import java.util.List;

/** Lists clients, ordered by id. */
public final class ListClients {

  private final Clients clients;

  public ListClients(Clients clients) {
    this.clients = clients;
  }

  public List<Client> list(Listing listing) {
    return clients.page(listing);
  }
}
