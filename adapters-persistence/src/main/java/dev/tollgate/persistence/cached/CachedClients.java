package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Origin;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Clients of another store. Remembers some of them, and ids that no client has. */
record CachedClients(Clients store, Recent<ClientId, Client> recent) implements Clients {

  private static final System.Logger LOG = System.getLogger(CachedClients.class.getName());

  @Override
  public boolean add(Client client) {
    return recent.change(client.id(), () -> store.add(client));
  }

  @Override
  public Optional<Client> find(ClientId id) {
    return recent.find(id, store::find);
  }

  /** Reads those in use again before they are too old; an outage is met by who needs them then. */
  void readAhead() {
    try {
      recent.readAhead(store::findAll, Client::id);
    } catch (StoreUnavailable e) {
      LOG.log(Level.DEBUG, "Clients in use were not read ahead: {0}.", e.getMessage());
    }
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
