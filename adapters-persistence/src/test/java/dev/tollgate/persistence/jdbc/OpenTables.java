package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.persistence.jdbc.connection.ConnectionPool;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.connection.PoolLimits;
import dev.tollgate.persistence.jdbc.sql.RowReader;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** The tables of a database without the ports of a store, for tests of what is below a port. */
public record OpenTables(ApplicationContext context, Database database) implements AutoCloseable {

  /** The tables of a database in this directory, which are made first. */
  public static OpenTables h2(Path directory) {
    new H2Outage(directory).open().close();
    return open(H2StorageProvider.database(H2Directory.at(directory), PoolLimits.of(Map.of())));
  }

  public static OpenTables postgres(StorageSettings settings) {
    return open(PostgresStorageProvider.database(settings));
  }

  /** Those of the database of the contract. */
  public static OpenTables postgres() {
    PostgresServer server = PostgresServer.shared();
    return postgres(
        new StorageSettings(
            server.url("contract"),
            Map.of("user", DatabaseServer.USER, "password", DatabaseServer.PASSWORD)));
  }

  /** The first column of what a query finds. */
  public List<String> ask(String query) {
    return tables()
        .statements()
        .alone(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(query)) {
                return Statements.rows(statement, RowReader::text);
              }
            });
  }

  private static OpenTables open(Database database) {
    return new OpenTables(JdbcContext.start(database), database);
  }

  /** A connection of its own to the database in this directory. */
  public static Connection connect(Path directory) throws SQLException {
    return new H2Outage(directory).connect();
  }

  public Tables tables() {
    return new Tables(
        new Statements(
            context.getBean(DataSourceTransactionManager.class),
            context.getBean(ConnectionPool.class).connections(),
            database.errors(),
            context.getBean(ConnectionPool.class)::lastFailure,
            context::isRunning),
        context,
        database.clock());
  }

  @Override
  public void close() {
    context.close();
  }
}
