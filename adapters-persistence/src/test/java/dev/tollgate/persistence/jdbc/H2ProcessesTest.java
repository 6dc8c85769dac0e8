package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with the same directory open, as a server and a command. */
class H2ProcessesTest {

  private static final Duration DEADLINE = Duration.ofSeconds(15);

  @TempDir private Path directory;

  private static boolean add(Storage storage, String scope) {
    return storage.scopes().add(new RegisteredScope(new Scope(scope), new Name(scope)));
  }

  @Test
  void aSecondProcessSharesTheStoreOfTheFirst() throws Exception {
    try (Storage storage = new H2Outage(directory).open();
        ChildProcess second = ChildProcess.start(ScopeAdder.class, directory.toString())) {
      boolean added = add(storage, "first");

      String count = second.ask("second");

      assertTrue(added);
      assertEquals("2", count);
      assertEquals(2, storage.scopes().all().size());
    }
  }

  @Test
  void theSecondProcessGoesOnWhenTheFirstIsKilled() throws Exception {
    try (ChildProcess first = ChildProcess.start(ScopeAdder.class, directory.toString())) {
      String count = first.ask("first");
      try (Storage storage = new H2Outage(directory).open()) {
        boolean added = add(storage, "second");
        first.kill();

        int after = countEventually(storage);

        assertEquals("1", count);
        assertTrue(added);
        assertEquals(2, after);
        assertTrue(add(storage, "third"));
      }
    }
  }

  @Test
  void theSecondProcessGoesOnWhenTheFirstEnds() throws Exception {
    try (ChildProcess first = ChildProcess.start(ScopeAdder.class, directory.toString())) {
      String count = first.ask("first");
      try (Storage storage = new H2Outage(directory).open()) {
        first.input().close();
        int status = first.process().waitFor();

        int after = countEventually(storage);

        assertEquals("1", count);
        assertEquals(0, status);
        assertEquals(1, after);
      }
    }
  }

  /** How many scopes there are, as soon as the store answers. */
  private static int countEventually(Storage storage) throws InterruptedException {
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      try {
        return storage.scopes().all().size();
      } catch (StoreUnavailable e) {
        assertTrue(System.nanoTime() < end, "the store answers again");
        Thread.sleep(50);
      }
    }
  }
}
