package dev.tollgate.persistence.jdbc.connection;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.Measurements.Metric;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The pool of a store. It has its connections from a {@link RetryingDataSource}, and replaces all
 * of them when the server behind them can no longer do its work.
 */
@Singleton
public final class ConnectionPool implements BeanCreatedEventListener<DatasourceConfiguration> {

  private static final Duration PAUSE = Duration.ofMillis(200);

  /**
   * Errors that were on their way when the connections were replaced must not replace the new ones.
   */
  private static final long BETWEEN_REPLACEMENTS = Duration.ofSeconds(1).toNanos();

  private final AtomicLong replacedAt = new AtomicLong(System.nanoTime() - BETWEEN_REPLACEMENTS);
  private volatile RetryingDataSource connections;
  private volatile HikariDataSource pool;

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration settings = event.getBean();
    Product product = Product.of(settings.getJdbcUrl());
    DatabaseErrors errors = new DatabaseErrors(product, "");
    connections =
        new RetryingDataSource(
            () ->
                CausalReads.of(
                    product,
                    DriverManager.getConnection(
                        settings.getJdbcUrl(), settings.getUsername(), settings.getPassword())),
            errors,
            PAUSE);
    settings.setDataSource(connections);
    settings.setExceptionOverride(new BrokenConnections(errors, this::replaceAll));
    return settings;
  }

  /** Tells which pool {@link #replaceAll} is about, once it is there. */
  public void use(DataSource source) {
    pool = (HikariDataSource) DelegatingDataSource.unwrapDataSource(source);
  }

  /** The pool, which knows of no transactions. */
  public DataSource connections() {
    return pool;
  }

  /** Reports how many connections there are, once the pool is there. */
  public void report(Measurements measurements) {
    HikariPoolMXBean state = pool.getHikariPoolMXBean();
    measurements.gauge(inState("active"), state::getActiveConnections);
    measurements.gauge(inState("idle"), state::getIdleConnections);
    measurements.gauge(
        new Metric(
            "tollgate_pool_connections_max", "Most connections that the pool opens.", Map.of()),
        pool::getMaximumPoolSize);
    measurements.gauge(
        new Metric("tollgate_pool_waiting", "Threads that wait for a connection.", Map.of()),
        state::getThreadsAwaitingConnection);
  }

  private static Metric inState(String state) {
    return new Metric(
        "tollgate_pool_connections",
        "Connections to the database, in use or idle.",
        Map.of("state", state));
  }

  /** Closes idle connections at once, and each of the others when it is returned. */
  private void replaceAll(boolean onlyByWritable) {
    if (onlyByWritable) {
      connections.requireWritable();
    }
    long now = System.nanoTime();
    long before = replacedAt.get();
    if (pool != null
        && now - before >= BETWEEN_REPLACEMENTS
        && replacedAt.compareAndSet(before, now)) {
      pool.getHikariPoolMXBean().softEvictConnections();
    }
  }

  /** Why there is no connection; empty if the last attempt succeeded. */
  public Optional<SQLException> lastFailure() {
    return connections.lastFailure();
  }
}
