package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Clients in memory. */
record MemoryClients(Supplier<MemoryData> data) implements Clients {

  @Override
  public boolean add(Client client) {
    return data.get().clients.add(client.id().value(), client);
  }

  @Override
  public Optional<Client> find(ClientId id) {
    return data.get().clients.find(id.value());
  }

  @Override
  public List<Client> page(Listing listing) {
    return data.get().clients.page(listing, Client::enabled);
  }

  @Override
  public boolean change(ClientId id, ClientChange change) {
    return data.get().clients.change(id.value(), change::of);
  }

  @Override
  public boolean remove(ClientId id) {
    MemoryData open = data.get();
    Optional<Client> removed = open.clients.remove(id.value());
    return removed.map(client -> open.gone.add(client.registration())).orElse(false);
  }
}
