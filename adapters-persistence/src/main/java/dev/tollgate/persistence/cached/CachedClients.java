package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Clients of another store. Remembers some of them, and ids that no client has. */
record CachedClients(Clients store, Recent<ClientId, Client> recent) implements Clients {

  @Override
  public boolean add(Client client) {
    return recent.change(client.id(), () -> store.add(client));
  }

  @Override
  public Optional<Client> find(ClientId id) {
    return recent.find(id, store::find);
  }

  @Override
  public Optional<Client> findFresh(ClientId id) {
    return recent.findFresh(id, store::find);
  }

  /** What another node has changed must be read again. */
  void forget(ClientId id) {
    recent.forget(id, client -> false);
  }

  @Override
  public List<Client> page(Listing listing) {
    return store.page(listing);
  }

  @Override
  public Set<Origin> origins() {
    return store.origins();
  }

  @Override
  public boolean change(ClientId id, ClientChange change) {
    return recent.change(id, () -> store.change(id, change));
  }

  @Override
  public boolean remove(ClientId id) {
    return recent.change(id, () -> store.remove(id));
  }
}
