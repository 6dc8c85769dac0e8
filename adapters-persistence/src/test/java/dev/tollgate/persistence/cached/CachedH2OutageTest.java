package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.OutageContract;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.persistence.jdbc.H2Outage;
import dev.tollgate.persistence.jdbc.StoreTimeout;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cache over a database that can be taken away; {@link CachedMemoryStorageTest} has the rest.
 */
@Tag("full")
class CachedH2OutageTest extends OutageContract {

  @TempDir private Path directory;

  private H2Outage h2() {
    return new H2Outage(directory);
  }

  @Override
  protected Storage open() {
    return CachedStorage.over(h2().open(StoreTimeout.of(isAboutFailure())));
  }

  @Override
  protected Optional<Schema> schema() {
    return h2().schema();
  }

  @Override
  protected Optional<Path> directory() {
    return Optional.of(directory);
  }

  @Override
  protected void stop(Storage running) {
    h2().begin();
  }

  @Override
  protected Storage restart(Storage stopped) {
    h2().end();
    return stopped;
  }
}
