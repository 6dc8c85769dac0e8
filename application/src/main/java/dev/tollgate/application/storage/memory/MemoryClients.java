package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Clients in memory. */
record MemoryClients(Access store) implements Clients {

  @Override
  public boolean add(Client client) {
    return store.run(
        data ->
            data.enterprises.find(client.enterprise().value()).isPresent()
                && client.company().stream().allMatch(company -> isThere(data, company))
                && data.clients.add(client));
  }

  /** Tells other instances of a change that was made. */
  private static boolean noted(Memory data, ClientId client, boolean isMade) {
    if (isMade) {
      data.changedClients.add(client);
    }
    return isMade;
  }

  private static boolean isThere(Memory data, CompanyId company) {
    return data.companies.find(company.value()).isPresent();
  }

  @Override
  public Optional<Client> find(ClientId id) {
    return store.run(data -> data.clients.find(id.value()));
  }

  @Override
  public List<Client> page(Listing listing) {
    return store.run(data -> data.clients.page(listing, Client::enabled));
  }

  @Override
  public Set<Origin> origins() {
    return store.run(
        data ->
            data.clients.all(client -> !client.origins().isEmpty()).stream()
                .flatMap(client -> client.origins().stream())
                .collect(Collectors.toUnmodifiableSet()));
  }

  @Override
  public boolean change(ClientId id, ClientChange change) {
    return store.run(
        data ->
            noted(
                data,
                id,
                (!(change instanceof ClientChange.Link(CompanyId company))
                        || isThere(data, company))
                    && data.clients.change(id.value(), change::of)));
  }

  @Override
  public boolean remove(ClientId id) {
    return store.run(
        data -> {
          Optional<Client> removed = data.clients.remove(id.value());
          removed.ifPresent(client -> Removals.forget(data, client));
          return removed.isPresent();
        });
  }
}
