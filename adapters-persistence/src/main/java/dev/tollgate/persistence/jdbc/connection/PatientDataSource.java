package dev.tollgate.persistence.jdbc.connection;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Gives a pool its connections, and keeps trying while the server is away. A pool that is told of
 * every failure waits for longer and longer, up to 5 seconds, before it tries again; so told of
 * none, it has a connection as soon as the server is back.
 */
final class PatientDataSource implements DataSource {

  private static final String WRONG_USER = "28";
  private static final String NO_SUCH_DATABASE = "3D";

  private final Connector connector;
  private final Duration pause;
  private final AtomicBoolean started = new AtomicBoolean();

  /** Makes one connection, or fails to. */
  @FunctionalInterface
  interface Connector {
    Connection connect() throws SQLException;
  }

  PatientDataSource(Connector connector, Duration pause) {
    this.connector = connector;
    this.pause = pause;
  }

  /** The first one is for the start of the pool, which wants to know at once whether it can. */
  @Override
  public Connection getConnection() throws SQLException {
    boolean patient = started.getAndSet(true);
    while (true) {
      try {
        return connector.connect();
      } catch (SQLException e) {
        if (!patient || !mayPass(e)) {
          throw e;
        }
      }
      rest();
    }
  }

  /** Credentials that are refused would only be refused again. */
  private static boolean mayPass(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return !state.startsWith(WRONG_USER) && !state.startsWith(NO_SUCH_DATABASE);
  }

  /** A pool that closes interrupts its threads. */
  private void rest() throws SQLException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("no longer wanted", e);
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  /** Drivers have limits of their own. */
  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
