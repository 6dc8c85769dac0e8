package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A store that another process has open keeps the contract, also when that process is frozen. */
class RemoteStorageTest extends StorageContract {

  private static ChildProcess host;

  @TempDir private Path directory;

  private boolean hosted;

  @BeforeAll
  static void startHost() {
    host = ChildProcess.start(StoreHost.class);
  }

  /** For the next test, whether this one thawed it or not. */
  @AfterEach
  void goOn() {
    host.signal("CONT");
  }

  @AfterAll
  static void endHost() {
    host.close();
  }

  private static void tell(String line) {
    try {
      assertEquals("done", host.ask(line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Storage open() {
    if (!hosted) {
      tell("open " + directory);
      hosted = true;
    }
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
    tell("begin");
  }

  @Override
  protected Storage restart(Storage stopped) {
    tell("end");
    return stopped;
  }

  @Override
  protected void freeze(Storage running) {
    host.signal("STOP");
  }

  @Override
  protected Storage thaw(Storage frozen) {
    host.signal("CONT");
    return frozen;
  }
}
