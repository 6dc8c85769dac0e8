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
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.connection.PoolLimits;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2StorageProviderTest {

  @TempDir private Path temporary;

  private Path data() {
    return temporary.resolve("below/data");
  }

  private static Storage open(String directory) {
    return new H2StorageProvider().open(new StorageSettings("h2:" + directory, Map.of()));
  }

  private void create() {
    open(data().toString()).close();
  }

  /** What the one who tries to open the store is told. */
  private static String refusal(String directory) {
    String message =
        assertThrows(StorageMisconfigured.class, () -> open(directory).close()).getMessage();
    assertTrue(message.matches("(?s)[A-Z].*\\.") && message.lines().count() == 1, message);
    return message;
  }

  @Test
  void everythingInTheDirectoryIsForItsOwnerOnlyWhileItIsOpen() throws IOException {
    try (Storage _ = open(data().toString())) {

      assertEquals("rwx------", permissions(data()));
      assertEquals(
          Map.of(
              "database-password", "rw-------",
              "tollgate.lock", "rw-------",
              "tollgate.mv.db", "rw-------",
              "tollgate.socket", "rw-------"),
          permissionsIn(data()));
    }
  }

  @Test
  void aDirectoryThatWasOpenToOthersIsClosedToThem() throws IOException {
    create();
    Path _ = Files.writeString(data().resolve("tollgate.lock.db"), "of an earlier version");
    try (Stream<Path> files = Files.list(data())) {
      for (Path file : files.toList()) {
        setPermissions(file, "rw-r--r--");
      }
    }
    setPermissions(data(), "rwxr-xr-x");

    try (Storage _ = open(data().toString())) {

      assertEquals("rwx------", permissions(data()));
      assertEquals(Set.of("rw-------"), Set.copyOf(permissionsIn(data()).values()));
    }
  }

  private static void setPermissions(Path path, String permissions) throws IOException {
    Path _ = Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static Map<String, String> permissionsIn(Path directory) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), permissions(file));
      }
    }
    return all;
  }

  @Test
  void aFileThatLeadsElsewhereIsRefused() throws IOException {
    create();
    Path file = data().resolve("tollgate.mv.db");
    Path elsewhere = Files.move(file, temporary.resolve("elsewhere"));
    Path _ = Files.createSymbolicLink(file, elsewhere);

    assertTrue(refusal(data().toString()).contains(file + " is a symbolic link"));
  }

  @Test
  void aPathThatIsTooLongForASocketIsRefused() {
    String refusal = refusal(temporary.resolve("d".repeat(120)).toString());

    assertTrue(refusal.contains("too long for a socket"), refusal);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  /** Called by the database. */
  public static final class Counter {

    private static final AtomicInteger CALLS = new AtomicInteger();

    private Counter() {}

    public static int count(int value) {
      int _ = CALLS.incrementAndGet();
      return value;
    }
  }

  @Test
  void noQueryIsAnsweredWithTheResultOfAnEarlierOne() throws SQLException {
    create();
    Database database = H2StorageProvider.database(H2Directory.at(data()), PoolLimits.of(Map.of()));
    try (Connection connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute("CREATE TABLE one AS SELECT 1 AS number");
      boolean _ =
          statement.execute(
              "CREATE ALIAS counted DETERMINISTIC FOR '" + Counter.class.getName() + ".count'");
      try (PreparedStatement query =
          connection.prepareStatement("SELECT counted(number) FROM one")) {
        query.executeQuery().close();
        query.executeQuery().close();
      }
    }

    assertEquals(2, Counter.CALLS.get());
  }

  @Test
  void whatWasWrittenIsThereWhenItIsOpenedAgain() {
    RegisteredScope scope = new RegisteredScope(new Scope("read"), new Name("To read"));
    try (Storage storage = open(data().toString())) {
      assertTrue(storage.scopes().add(scope));
    }

    try (Storage again = open(data().toString())) {

      assertEquals(List.of(scope), again.scopes().all());
    }
  }

  @Test
  void manyThatStartAtOnceShareOneNewStore() throws Exception {
    List<Callable<Storage>> starts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      starts.add(() -> open(data().toString()));
    }

    List<Boolean> added = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(starts.size())) {
      List<Storage> stores = new ArrayList<>();
      for (Future<Storage> start : threads.invokeAll(starts)) {
        stores.add(start.get());
      }
      for (Storage store : stores) {
        added.add(store.scopes().add(new RegisteredScope(new Scope("read"), new Name("To read"))));
      }
      stores.forEach(Storage::close);
    }

    assertEquals(List.of(true, false, false, false, false, false), added);
  }

  @Test
  void aDirectoryThatIsAFileIsRefused() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");

    assertTrue(refusal(file.toString()).contains(file + " is a file"));
    assertTrue(refusal(file.resolve("below").toString()).contains("cannot be made"));
  }

  @Test
  void aDirectoryThatCannotBeNamedToH2IsRefused() {
    assertTrue(refusal("").contains("needs a directory"));
    assertTrue(refusal(temporary + "/a;INIT=x").contains("without a semicolon"));
    assertTrue(refusal("a\0b").contains("needs a directory"));
  }

  @Test
  void aPasswordOfAnotherDatabaseIsRefusedAndNeverShown() throws IOException {
    create();
    Path file = data().resolve("database-password");
    Path _ = Files.writeString(file, "not-the-one");

    String refusal = refusal(data().toString());

    assertTrue(refusal.contains(file.toString()));
    assertFalse(refusal.contains("not-the-one"));
  }

  @Test
  void aDatabaseWithoutItsPasswordIsRefusedAndKept() throws IOException {
    create();
    Path file = data().resolve("database-password");
    String password = Files.readString(file);
    Files.delete(file);

    String refusal = refusal(data().toString());
    Path _ = Files.writeString(file, password);

    assertTrue(refusal.contains(file.toString()));
    open(data().toString()).close();
  }

  @Test
  void aDamagedDatabaseIsRefused() throws IOException {
    create();
    Path _ = Files.writeString(data().resolve("tollgate.mv.db"), "garbage".repeat(10_000));

    assertTrue(refusal(data().toString()).contains("damaged"));
  }

  @Test
  void aDatabaseThatIsInUseByOthersIsRefused() throws IOException {
    create();
    Path file = data().resolve("tollgate.mv.db");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {

      assertTrue(refusal(data().toString()).contains("in use"));
    }
  }
}
