package dev.tollgate.persistence.jdbc.clients;

import dev.tollgate.application.storage.ChangedClient;
import dev.tollgate.application.storage.ChangedClients;
import dev.tollgate.domain.ClientId;
import dev.tollgate.persistence.jdbc.sql.Notes;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.time.Duration;
import java.util.List;

/** Changes of clients in a database. */
public record JdbcChangedClients(Notes notes) implements ChangedClients {

  public static ChangedClients in(Tables tables) {
    return new JdbcChangedClients(Notes.ofClients(tables));
  }

  @Override
  public long latest() {
    return notes.latest();
  }

  @Override
  public List<ChangedClient> after(long place, int limit) {
    return notes.after(place, limit, (at, client) -> new ChangedClient(at, new ClientId(client)));
  }

  @Override
  public int trim(Duration age, int limit) {
    return notes.trim(age, limit);
  }
}
