package dev.tollgate.persistence.jdbc.connection;

import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Session;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Gives a pool its connections, and keeps trying while the server is away. A pool that is told of
 * every failure waits for longer and longer, up to 5 seconds, before it tries again; so told of
 * none, it has a connection as soon as the server is back.
 */
final class RetryingDataSource implements DataSource {

  /** Changes no row, and fails like any other write where the server is read-only. */
  private static final String WRITE = "UPDATE lease SET holder = holder WHERE name = ''";

  private final Connector connector;
  private final DatabaseErrors errors;
  private final Duration pause;
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile boolean mustBeWritable;
  private volatile Optional<SQLException> lastFailure = Optional.empty();

  /** Makes one connection, or fails to. */
  @FunctionalInterface
  interface Connector {
    Connection connect() throws SQLException;
  }

  RetryingDataSource(Connector connector, DatabaseErrors errors, Duration pause) {
    this.connector = connector;
    this.errors = errors;
    this.pause = pause;
  }

  /**
   * From now on only connections to a server that takes writes will do: one that was found
   * read-only may be reachable for a while still.
   */
  void requireWritable() {
    mustBeWritable = true;
  }

  /** Why the last attempt to connect failed; empty if it succeeded. */
  Optional<SQLException> lastFailure() {
    return lastFailure;
  }

  /** The first one is for the start of the pool, which wants to know at once whether it can. */
  @Override
  public Connection getConnection() throws SQLException {
    boolean patient = started.getAndSet(true);
    while (true) {
      try {
        Connection connection = usable(connector.connect());
        lastFailure = Optional.empty();
        return connection;
      } catch (SQLException e) {
        lastFailure = Optional.of(e);
        if (!patient || !mayPass(e)) {
          throw e;
        }
      }
      rest();
    }
  }

  private Connection usable(Connection connection) throws SQLException {
    if (mustBeWritable) {
      try (Statement statement = connection.createStatement()) {
        int _ = statement.executeUpdate(WRITE);
      } catch (SQLException e) {
        if (errors.row(e).filter(row -> row.session() != Session.KEEP).isPresent()) {
          connection.close();
          throw e;
        }
      }
    }
    return connection;
  }

  /** What takes an operator would only fail again. */
  private boolean mayPass(SQLException e) {
    return errors.advice(e).isEmpty();
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
