package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** H2 keeps the contract, also when its file is taken away and comes back. */
public class H2StorageTest extends StorageContract {

  @TempDir protected Path directory;

  @Override
  protected Storage open() {
    return new H2Outage(directory).open();
  }

  @Override
  protected Optional<Schema> schema() {
    return new H2Outage(directory).schema();
  }

  @Override
  protected Optional<Path> directory() {
    return Optional.of(directory);
  }

  @Override
  protected void stop(Storage running) {
    new H2Outage(directory).begin();
  }

  @Override
  protected Storage restart(Storage stopped) {
    new H2Outage(directory).end();
    return stopped;
  }
}
