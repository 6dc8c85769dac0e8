package dev.tollgate.persistence.jdbc.connection;

import com.zaxxer.hikari.SQLExceptionOverride;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Session;
import java.sql.SQLException;

/** Tells the pool which errors end a connection, by the table of {@link DatabaseErrors}. */
record BrokenConnections(DatabaseErrors errors, Replacement replacement)
    implements SQLExceptionOverride {

  /** Replaces every connection of the pool. */
  interface Replacement {

    void replaceAll(boolean onlyByWritable);
  }

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    return errors.row(e).map(row -> adjudicate(row.session())).orElse(Override.CONTINUE_EVICT);
  }

  private Override adjudicate(Session session) {
    return switch (session) {
      case KEEP -> Override.DO_NOT_EVICT;
      case DISCARD -> Override.MUST_EVICT;
      case DISCARD_ALL -> {
        replacement.replaceAll(false);
        yield Override.MUST_EVICT;
      }
      case WRITABLE_ONLY -> {
        replacement.replaceAll(true);
        yield Override.MUST_EVICT;
      }
    };
  }
}
