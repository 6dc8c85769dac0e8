package dev.tollgate.persistence.jdbc.connection;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.time.Duration;

/** Lets the pool of a store have its connections from a {@link PatientDataSource}. */
@Singleton
final class PatientPool implements BeanCreatedEventListener<DatasourceConfiguration> {

  private static final Duration PAUSE = Duration.ofMillis(200);

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration pool = event.getBean();
    pool.setDataSource(
        new PatientDataSource(
            () ->
                DriverManager.getConnection(
                    pool.getJdbcUrl(), pool.getUsername(), pool.getPassword()),
            PAUSE));
    return pool;
  }
}
