package dev.tollgate.persistence.jdbc.connection;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/** Tells the pool which errors of H2 end a connection; H2 has states of its own for them. */
public final class BrokenConnections implements SQLExceptionOverride {

  private static final int DATABASE_CLOSED = 90098;
  private static final int CONNECTION_BROKEN = 90067;
  private static final int OBJECT_CLOSED = 90007;
  private static final int SESSION_CLOSED = 90121;

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    return switch (e.getErrorCode()) {
      case DATABASE_CLOSED, CONNECTION_BROKEN, OBJECT_CLOSED, SESSION_CLOSED -> Override.MUST_EVICT;
      default -> Override.CONTINUE_EVICT;
    };
  }
}
