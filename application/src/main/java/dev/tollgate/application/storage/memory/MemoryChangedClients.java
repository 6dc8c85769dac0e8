package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.ChangedClient;
import dev.tollgate.application.storage.ChangedClients;
import java.time.Duration;
import java.util.List;

/** Changes of clients in memory. */
record MemoryChangedClients(Access store) implements ChangedClients {

  @Override
  public long latest() {
    return store.run(data -> data.changedClients.latest());
  }

  @Override
  public List<ChangedClient> after(long place, int limit) {
    return store.run(data -> data.changedClients.after(place, limit, ChangedClient::new));
  }

  @Override
  public int trim(Duration age, int limit) {
    return store.run(data -> data.changedClients.trim(age, limit));
  }
}
