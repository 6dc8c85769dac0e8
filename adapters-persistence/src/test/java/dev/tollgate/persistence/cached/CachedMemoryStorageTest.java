package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageContract;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.persistence.memory.MemoryStorageProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The cache keeps the contract over a store in memory. */
class CachedMemoryStorageTest extends StorageContract {

  private final String url = "memory:" + UUID.randomUUID();

  @Override
  protected Storage open() {
    return CachedStorage.over(new MemoryStorageProvider().open(new StorageSettings(url, Map.of())));
  }

  @Override
  protected Optional<Schema> schema() {
    return Optional.empty();
  }

  @Override
  protected Optional<Path> directory() {
    return Optional.empty();
  }

  @Override
  protected void stop(Storage running) {
    cannotBeStopped(running);
  }
}
