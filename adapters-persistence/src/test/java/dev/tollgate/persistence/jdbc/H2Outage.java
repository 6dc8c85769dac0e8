package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** Takes the file of a database away under those who use it, and puts it back. */
public record H2Outage(Path directory) {

  public Storage open() {
    return open(StoreTimeout.PATIENT);
  }

  public Storage open(String timeout) {
    return new H2StorageProvider().open(settings(timeout));
  }

  public Optional<Schema> schema() {
    return new H2StorageProvider().schema(settings(StoreTimeout.USUAL));
  }

  private StorageSettings settings(String timeout) {
    return new StorageSettings("h2:" + directory, Map.of("timeout", timeout));
  }

  public void begin() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      Path _ = Files.move(file(), away());
      boolean _ = statement.execute("SHUTDOWN IMMEDIATELY");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void end() {
    try {
      Path _ = Files.move(away(), file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Connection connect() throws SQLException {
    H2Directory opened = H2Directory.at(directory);
    return DriverManager.getConnection(
        "jdbc:h2:file:" + opened.database() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
        "tollgate",
        opened.password());
  }

  private Path file() {
    return directory.resolve("tollgate.mv.db");
  }

  private Path away() {
    return directory.resolve("away.mv.db");
  }
}
