package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageContract;
import dev.tollgate.persistence.jdbc.H2Outage;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The cache keeps the contract over H2. */
class CachedH2StorageTest extends StorageContract {

  @TempDir private Path directory;

  @Override
  protected Storage open() {
    return CachedStorage.over(new H2Outage(directory).open());
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
