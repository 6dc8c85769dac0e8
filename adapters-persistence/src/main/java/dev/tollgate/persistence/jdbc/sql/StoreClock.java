package dev.tollgate.persistence.jdbc.sql;

import java.sql.ResultSet;
import java.sql.Statement;

/** The clock of the database server, which all nodes on one store share. */
public record StoreClock(Tables tables) {

  /** Milliseconds since 1970. */
  public long millis() {
    return tables
        .statements()
        .together(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet now = statement.executeQuery("SELECT " + tables.clock())) {
                boolean _ = now.next();
                return now.getLong(1);
              }
            });
  }
}
