package dev.tollgate.application.storage;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import java.util.List;
import java.util.Optional;

/** The clients on record, with their secrets' digests. */
public interface Clients {

  /** False, and nothing is changed, if the client id is taken. */
  boolean add(Client client);

  /** The client with its secrets in the order in which they were added. */
  Optional<Client> find(ClientId id);

  List<Client> page(Listing listing);

  /** False if there is no such client, or if the change does not apply to it. */
  boolean change(ClientId id, ClientChange change);

  /** False if there is no such client. Its tokens stay on record until they are purged. */
  boolean remove(ClientId id);
}
