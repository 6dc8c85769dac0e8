package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2BackupTest {

  private static final int WRITERS = 3;
  private static final int BEFORE = 200;

  @TempDir private Path directory;

  private static StorageSettings at(Path data) {
    return new StorageSettings("h2:" + data, Map.of());
  }

  private static Storage open(Path data) {
    return new H2StorageProvider().open(at(data));
  }

  private static byte[] backUp(Path data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new H2StorageProvider().backUp(at(data), out);
    return out.toByteArray();
  }

  private Path unpacked(byte[] zip) throws IOException {
    Path restored = Files.createTempDirectory(directory, "restored");
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        long _ = Files.copy(in, restored.resolve(entry.getName()));
      }
    }
    return restored;
  }

  private static Set<String> scopes(Storage storage) {
    return storage.scopes().all().stream()
        .map(scope -> scope.scope().value())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> files(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  @Test
  void theCopyThatAKilledBackupLeftIsDiscardedByTheNext() throws Exception {
    Path data = directory.resolve("data");
    try (Storage _ = open(data)) {
      Path abandoned = Files.createFile(data.resolve("tollgate.backup-1.zip"));
      Path current = Files.createFile(data.resolve("tollgate.backup-2.zip"));
      Path _ =
          Files.setLastModifiedTime(
              abandoned, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

      byte[] _ = backUp(data);

      assertFalse(Files.exists(abandoned));
      assertTrue(Files.exists(current));
    }
  }

  @Test
  void whatWasAcknowledgedBeforeABackupUnderLoadIsInIt() throws Exception {
    Path data = directory.resolve("it's data");
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    AtomicBoolean stop = new AtomicBoolean();
    CountDownLatch enough = new CountDownLatch(BEFORE);
    List<Thread> writers = new ArrayList<>();
    try (Storage storage = open(data)) {
      for (int i = 0; i < WRITERS; i++) {
        String prefix = "w" + i + ":";
        writers.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int j = 0; !stop.get(); j++) {
                        String scope = prefix + j;
                        assertTrue(
                            storage
                                .scopes()
                                .add(new RegisteredScope(new Scope(scope), new Name(scope))));
                        boolean _ = acknowledged.add(scope);
                        enough.countDown();
                      }
                    }));
      }
      enough.await();
      Set<String> before = Set.copyOf(acknowledged);
      byte[] zip;
      try {

        zip = backUp(data);

      } finally {
        stop.set(true);
        for (Thread writer : writers) {
          writer.join();
        }
      }
      Path restored = unpacked(zip);
      assertEquals(Set.of("tollgate.mv.db", "database-password"), files(restored));
      try (Storage copy = open(restored)) {
        Set<String> copied = scopes(copy);
        assertTrue(copied.containsAll(before));
        assertTrue(scopes(storage).containsAll(copied));
        assertTrue(copy.scopes().add(new RegisteredScope(new Scope("new"), new Name("new"))));
      }
      assertEquals(
          Set.of("tollgate.mv.db", "database-password", "tollgate.lock", "tollgate.socket"),
          files(data));
    }
  }

  @Test
  void aStoreThatNobodyUsesIsBackedUpToo() throws Exception {
    Path data = directory.resolve("data");
    try (Storage storage = open(data)) {
      assertTrue(storage.scopes().add(new RegisteredScope(new Scope("a"), new Name("a"))));
    }

    try (Storage copy = open(unpacked(backUp(data)))) {
      assertTrue(scopes(copy).contains("a"));
    }
  }

  @ParameterizedTest
  @CsvSource({"postgresql, pg_dump", "mariadb, mariadb-dump"})
  void aDatabaseServerIsBackedUpWithItsOwnTools(String product, String tool) {
    StorageSettings settings =
        new StorageSettings("jdbc:" + product + "://127.0.0.1:1/tollgate", Map.of());
    var provider =
        product.equals("mariadb") ? new MariaDbStorageProvider() : new PostgresStorageProvider();

    String message =
        assertThrows(
                StorageMisconfigured.class,
                () -> provider.backUp(settings, new ByteArrayOutputStream()))
            .getMessage();

    assertTrue(message.contains(tool) && message.endsWith("docs/backup.md."), message);
  }
}
