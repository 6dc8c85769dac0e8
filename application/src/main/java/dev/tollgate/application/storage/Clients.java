package dev.tollgate.application.storage;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Origin;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The registered clients, with digests of their secrets. */
public interface Clients {

  /**
   * Adds a client. False, and nothing changes, if its id is taken, or if its enterprise or its
   * company does not exist; a deletion that runs at the same time removes the client or makes this
   * false.
   */
  boolean add(Client client);

  /** The client with its secrets in the order in which they were added. */
  Optional<Client> find(ClientId id);

  /**
   * The same, as it was within the last second, for who would be refused for what {@link #find}
   * found: that may be older where every change is heard of.
   */
  default Optional<Client> findFresh(ClientId id) {
    return find(id);
  }

  List<Client> page(Listing listing);

  /** The origins of all clients, also of those that are disabled. */
  Set<Origin> origins();

  /** False if the client does not exist, or if the change does not apply to it. */
  boolean change(ClientId id, ClientChange change);

  /**
   * Removes a client with its secrets and grants. Its tokens and codes stay on record until they
   * are purged. False if the client does not exist.
   */
  boolean remove(ClientId id);
}
