package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** A store in a database server keeps the contract, also when the server ends, or freezes. */
@Tag("full")
public abstract class ServerStorageTest extends StorageContract {

  private final DatabaseServer server;

  protected ServerStorageTest(DatabaseServer server) {
    this.server = server;
    server.empty();
  }

  @Override
  protected Storage open() {
    return server.openWithTimeout(StoreTimeout.of(isAboutFailure()));
  }

  @Override
  protected Optional<Schema> schema() {
    return server.schema();
  }

  @Override
  protected Optional<Path> directory() {
    return Optional.empty();
  }

  @Override
  protected void stop(Storage running) {
    server.stop();
  }

  @Override
  protected Storage restart(Storage stopped) {
    server.start();
    return stopped;
  }

  @Override
  protected void freeze(Storage running) {
    server.freeze();
  }

  @Override
  protected Storage thaw(Storage frozen) {
    server.thaw();
    return frozen;
  }

  @AfterEach
  void bringTheServerBack() {
    server.start();
    server.thaw();
  }
}
