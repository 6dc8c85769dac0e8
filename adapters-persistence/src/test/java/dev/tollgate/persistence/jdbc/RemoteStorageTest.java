package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.storage.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/** A store that another process has open keeps the contract, also when that process is frozen. */
@Tag("full")
class RemoteStorageTest extends H2StorageTest {

  private static ChildProcess host;

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
    prepare();
    if (!hosted) {
      tell("open " + StoreTimeout.of(isAboutFailure()) + " " + directory);
      hosted = true;
    }
    return super.open();
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
