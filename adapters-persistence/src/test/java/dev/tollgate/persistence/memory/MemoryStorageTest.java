package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageContract;
import dev.tollgate.application.storage.StorageSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The store in memory keeps the contract. */
public class MemoryStorageTest extends StorageContract {

  private final String url = "memory:" + UUID.randomUUID();

  @Override
  protected Storage open() {
    return new MemoryStorageProvider().open(new StorageSettings(url, Map.of()));
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
