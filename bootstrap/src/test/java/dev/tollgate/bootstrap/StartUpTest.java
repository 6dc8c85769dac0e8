package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.Eventually;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.jwt.SigningKeys;
import dev.tollgate.http.peer.ProxySettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a server starts, reports that it cannot start, and stops. */
final class StartUpTest {

  private static final String OTHER_KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  @TempDir private Path directory;

  private Program program(Map<String, String> environment) {
    return new Program(directory, environment);
  }

  private Ended refused(String... args) {
    return refused(Map.of(), args);
  }

  private Ended refused(Map<String, String> environment, String... args) {
    Stream<String> port = List.of(args).contains("--port") ? Stream.of() : Stream.of("--port", "0");
    return program(environment)
        .runHere(
            Stream.of(Stream.of("serve"), port, Stream.of(args))
                .flatMap(words -> words)
                .toArray(String[]::new));
  }

  private static void assertOneSentence(String expected, Ended ended) {
    assertEquals(1, ended.status(), ended.err());
    assertTrue(ended.err().contains(expected), ended.err());
    assertEquals(1, ended.err().lines().count(), ended.err());
    assertEquals("", ended.out());
  }

  @Test
  void aPortInUseIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Ended ended = refused("--storage", "memory:", "--port", port);

      assertOneSentence("Port " + port + " of 127.0.0.1 is in use. Stop the program", ended);
    }
  }

  @Test
  void anAddressOfAnotherMachineIsNamed() {
    Ended ended = refused("--storage", "memory:", "--host", "192.0.2.1");

    assertOneSentence("Cannot listen on address 192.0.2.1, port 0 (Cannot assign", ended);
  }

  @Test
  void aDataDirectoryThatIsAFileIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "not a directory");

    Ended ended = refused("--data", file.toString());

    assertOneSentence("The data directory " + file + " is a file", ended);
  }

  @Test
  void aDataDirectoryThatCannotBeCreatedIsNamed() {
    Ended ended = refused("--data", "/proc/tollgate");

    assertOneSentence("The data directory /proc/tollgate cannot be made", ended);
  }

  @Test
  void anUnknownStoreIsRefusedWithTheKnownOnes() {
    Ended ended = refused("--storage", "redis://user:hidden@127.0.0.1");

    assertOneSentence(
        "No storage backend is called \"redis:\". Known are: h2:, jdbc:mariadb:, jdbc:postgresql:,"
            + " memory:. Backends of other teams are loaded from the directories in"
            + " TOLLGATE_PLUGINS.",
        ended);
    assertFalse(ended.err().contains("hidden"), ended.err());
  }

  @Test
  void aReadOnlyServerMakesNoStore() {
    Ended ended = refused("--read-only", "--storage", "h2:" + directory.resolve("none"));

    assertOneSentence("There is no store yet, and a server with --read-only creates none", ended);
    assertFalse(Files.exists(directory.resolve("none")));
  }

  @Test
  void aReadOnlyServerLeavesAStoreWithoutKeysAsItIs() {
    String storage = "h2:" + directory.resolve("keyless");
    Stores.open(storage, directory, Map.of()).close();

    Ended ended = refused("--read-only", "--storage", storage);

    assertOneSentence("This store has no signing keys, and a server with --read-only", ended);
    assertFalse(Files.exists(directory.resolve("data").resolve("master.key")));
  }

  @Test
  void aStoreThatDoesNotAnswerIsTriedForAWhile() throws IOException {
    Duration patience = Duration.ofMillis(700);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int port : List.of(1, silent.getLocalPort())) {
        String away = "jdbc:postgresql://127.0.0.1:" + port + "/away";
        long begin = System.nanoTime();

        assertThrows(
            StoreUnavailable.class,
            () -> Stores.await(patience, away, directory, Map.of(), Measurements.NONE));

        assertTrue(System.nanoTime() - begin >= patience.toNanos(), away);
      }
    }
  }

  @Tag("full")
  @Test
  void aServerTriesItsStoreForTenSeconds() {
    long begin = System.nanoTime();

    Ended ended = refused("--storage", "jdbc:mariadb://127.0.0.1:1/away");

    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    assertOneSentence("The store does not respond.", ended);
    assertTrue(seconds >= 10, seconds + " s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://name:hidden@127.0.0.1:1/away",
        "jdbc:postgresql://127.0.0.1:1/away?user=name&password=hidden",
        "jdbc:mariadb://name:hidden@127.0.0.1:1/away",
        "jdbc:mariadb://127.0.0.1:1/away?user=name&password=hidden",
        "jdbc:mariadb:name:hidden@127.0.0.1",
        "jdbc:oracle:thin:name/hidden@127.0.0.1"
      })
  void aCommandDoesNotWaitForItsStoreAndNeverShowsThePassword(String storage) {
    Ended ended =
        program(Map.of("TOLLGATE_STORAGE_PASSWORD", "hidden", "TOLLGATE_TRACE", "1"))
            .runHere("client", "list", "--storage", storage);

    assertEquals(1, ended.status());
    assertTrue(ended.err().lines().findFirst().orElse("").endsWith("."), ended.err());
    assertFalse(ended.err().contains("hidden"), ended.err());
  }

  @Test
  void aDatabaseLockedByAnotherProgramIsNamed() throws Exception {
    Path data = directory.resolve("data");
    Stores.open("h2:" + data, data, Map.of()).close();
    try (FileChannel file =
            FileChannel.open(data.resolve("tollgate.mv.db"), StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      Ended ended = refused();

      assertOneSentence("The database in " + data + " is in use by a program", ended);
    }
  }

  @Test
  void aDatabaseOfANewerTollgateIsNotTouched() throws Exception {
    Path data = directory.resolve("data");
    Stores.open("h2:" + data, data, Map.of()).close();
    inDatabase(data, "UPDATE schema_history SET version = '99'");

    Ended ended = refused();

    assertOneSentence("The database was written by a newer Tollgate", ended);
  }

  private static void inDatabase(Path data, String sql) throws IOException, SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:file:"
                    + data.resolve("tollgate")
                    + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE",
                "tollgate",
                Files.readString(data.resolve("database-password")));
        Statement statement = connection.createStatement()) {
      assertTrue(statement.executeUpdate(sql) > 0);
    }
  }

  @Test
  void anotherMasterKeyIsRefusedAndNotShown() {
    Path data = directory.resolve("data");
    try (Storage storage = Stores.open("h2:" + data, data, Map.of())) {
      new SigningKeys(
              storage.keys(),
              MasterKey.parse(MasterKey.generate()).orElseThrow(),
              Clock.systemUTC(),
              System::nanoTime)
          .prepare(List.of(SigningAlgorithm.values()));
    }

    Ended ended = refused(Map.of("TOLLGATE_MASTER_KEY", OTHER_KEY));

    assertOneSentence("The master key does not fit the signing keys of this store", ended);
    assertFalse(ended.err().contains(OTHER_KEY), ended.err());
  }

  @Test
  void aMasterKeyThatWasLostIsNotReplacedByANewOne() throws Exception {
    Path data = directory.resolve("data");
    try (Storage storage = Stores.open("h2:" + data, data, Map.of())) {
      new SigningKeys(
              storage.keys(),
              MasterKey.parse(MasterKey.generate()).orElseThrow(),
              Clock.systemUTC(),
              System::nanoTime)
          .prepare(List.of(SigningAlgorithm.values()));
    }

    Ended ended = refused();

    assertOneSentence("No master key found in " + data, ended);
    assertFalse(Files.exists(data.resolve("master.key")));
  }

  @Test
  void aMalformedMasterKeyIsRefusedAndNotShown() {
    Ended ended = refused(Map.of("TOLLGATE_MASTER_KEY", "hidden"), "--storage", "memory:");

    assertOneSentence("TOLLGATE_MASTER_KEY must be 32 bytes in Base64", ended);
    assertFalse(ended.err().contains("hidden"), ended.err());
  }

  @ParameterizedTest
  @CsvSource({
    "TOLLGATE_PORT, 65536",
    "TOLLGATE_PORT, http",
    "TOLLGATE_API_RATE_LIMIT, -1",
    "TOLLGATE_OAUTH_RATE_LIMIT, many",
    "TOLLGATE_TOKEN_LIFETIME, 1y",
    "TOLLGATE_REQUIRED_SCOPES, a\\b",
    "TOLLGATE_TRUSTED_PROXY, 10.0.0.0/8;localhost",
  })
  void aBadVariableIsRefusedLikeABadOption(String name, String value) {
    String bad = value.replace(';', ',');
    String option =
        "--" + name.substring("TOLLGATE_".length()).toLowerCase(Locale.ROOT).replace('_', '-');

    Ended byVariable = program(Map.of(name, bad)).runHere("serve");
    Ended byOption = program(Map.of()).runHere("serve", option, bad);

    assertEquals(2, byVariable.status());
    assertTrue(byVariable.err().startsWith("Invalid value for " + name + ": "), byVariable.err());
    assertEquals(2, byOption.status());
    assertTrue(byOption.err().startsWith("Invalid value for " + option + ": "), byOption.err());
  }

  @Test
  void anOptionWinsOverItsVariableEvenABadOne() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Ended ended =
          refused(Map.of("TOLLGATE_PORT", "http"), "--storage", "memory:", "--port", port);

      assertOneSentence("Port " + port, ended);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TOLLGATE_PROT, TOLLGATE_PORT",
    "TOLLGATE_MASTERKEY, TOLLGATE_MASTER_KEY",
    "TOLLGATE_STORE, TOLLGATE_STORAGE",
    "TOLLGATE_DATE, TOLLGATE_DATA"
  })
  void aVariableThatIsNoSettingIsAnsweredWithTheNearest(String name, String nearest) {
    Ended ended = refused(Map.of(name, "hidden"));

    assertEquals(2, ended.status());
    assertEquals(
        "Unknown setting " + name + ". Did you mean " + nearest + "?",
        ended.err().lines().findFirst().orElse(""));
    assertFalse(ended.err().contains("hidden"), ended.err());
  }

  @Test
  void aVariableThatIsNearNoSettingIsAnsweredWithAllOfThem() {
    Ended ended = refused(Map.of("TOLLGATE_SOMETHING", "1"));

    assertEquals(2, ended.status());
    assertTrue(ended.err().contains("The settings are: TOLLGATE_ACCESS_LOG, "), ended.err());
  }

  @Test
  void whatKubernetesSetsForAServiceOfThisNameIsNoMistake() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      Ended ended =
          refused(
              Map.of(
                  "TOLLGATE_SERVICE_HOST", "10.0.0.1",
                  "TOLLGATE_SERVICE_PORT_HTTP", "80",
                  "TOLLGATE_PORT_80_TCP_ADDR", "10.0.0.1"),
              "--storage",
              "memory:",
              "--port",
              port);

      assertOneSentence("Port " + port, ended);
    }
  }

  /** Ctrl-C here; {@link DrainTest} sends what supervisors send. */
  @Tag("full")
  @Test
  void aSignalLetsTheRequestInFlightFinishAndRefusesNewConnections() throws Exception {
    try (Served served = program(Map.of()).serve();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
      socket.setSoTimeout(60_000);
      String body = "client_id=nobody&client_secret=wrong";
      OutputStream out = socket.getOutputStream();
      out.write(head(body).getBytes(StandardCharsets.US_ASCII));
      out.write(body.substring(0, 5).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertEquals(404, served.http().get("/is-it-there").status());

      served.signal("INT");
      awaitRefusedConnections(served.port());
      out.write(body.substring(5).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      assertTrue(answer.startsWith("HTTP/1.1 401 "), answer);
      assertTrue(served.process().waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, served.process().exitValue());
    }
  }

  private static String head(String body) {
    return "POST /oauth/access-token HTTP/1.1\r\nHost: a\r\n"
        + "Content-Type: application/x-www-form-urlencoded\r\n"
        + ("Content-Length: " + body.length() + "\r\n\r\n");
  }

  /** A connection that was taken at the last moment is reset; the next one is refused. */
  private static void awaitRefusedConnections(int port) throws IOException {
    Instant end = Instant.now().plus(Eventually.PATIENCE);
    while (Instant.now().isBefore(end)) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
        Thread.onSpinWait();
      } catch (ConnectException e) {
        return;
      } catch (SocketException e) {
        Thread.onSpinWait();
      }
    }
    fail("connections are still taken");
  }

  @Test
  void anEmptyStoreIsAnnouncedWithTheCommandsThatFillIt() {
    try (Storage storage = Stores.open("memory:", directory, Map.of())) {
      Announcement announcement =
          new Announcement(
              new ListenAddress("127.0.0.1", 1),
              settings(Map.of("--required-scopes", "a b's")),
              new StoreOptions(
                  Path.of("my data"), "postgres://me:hidden@db/tollgate?password=hidden"));

      String said = String.join("\n", announcement.lines(storage, Optional.empty()));

      assertTrue(said.contains("Store: postgres://db/tollgate\n"), said);
      assertTrue(
          said.endsWith(
              "  tollgate --data 'my data' --storage postgres://db/tollgate client register CI"
                  + " --company COMPANY_ID --scope=a '--scope=b'\\''s'"),
          said);
      assertFalse(said.contains("hidden"), said);
    }
  }

  private static ServerSettings settings(Map<String, String> values) {
    return new ServerSettings(
        "127.0.0.1",
        1,
        Optional.empty(),
        Folders.onClassPath(),
        new SettingValues(values),
        new ProxySettings(List.of()));
  }

  private String configuration(String yaml) throws IOException {
    return Files.writeString(directory.resolve("tollgate.yaml"), yaml).toString();
  }

  @Test
  void aServerReadsItsSettingsFromAFileBehindOptionsAndVariables() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      String file =
          configuration(
              "host: 192.0.2.1\nport: %d\nstorage: \"memory:\"\nread-only: no\n".formatted(port));

      Ended byFile =
          program(Map.of("TOLLGATE_READ_ONLY", "false")).runHere("serve", "--config", file);
      Ended byVariable =
          program(
                  Map.of(
                      "TOLLGATE_CONFIG", file,
                      "TOLLGATE_READ_ONLY", "false",
                      "TOLLGATE_HOST", "127.0.0.1"))
              .runHere("serve");
      Ended byOption =
          program(Map.of("TOLLGATE_CONFIG", file, "TOLLGATE_HOST", "192.0.2.1"))
              .runHere("serve", "--host", "127.0.0.1", "--read-only=false");

      assertOneSentence("Cannot listen on address 192.0.2.1, port " + port, byFile);
      assertOneSentence("Port " + port + " of 127.0.0.1 is in use", byVariable);
      assertOneSentence("Port " + port + " of 127.0.0.1 is in use", byOption);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "port: http | Invalid value for port (F, line 1): \"http\" is not a whole number from 0 to",
        "prot: 1 | F, line 1: there is no setting \"prot\". Did you mean port?",
        "read-only: maybe | Invalid value for read-only (F, line 1): \"maybe\" is neither true nor",
        "trusted-proxy: [10.0.0.1, localhost] | Invalid value for trusted-proxy (F, line 1):"
            + " \"localhost\"",
        "token-lifetime: 1y | Invalid value for token-lifetime (F, line 1): \"1y\" is not a"
            + " duration"
      })
  void aMistakeInTheFileIsNamedByItsLineWhenServingAndWhenChecking(String yaml, String expected)
      throws IOException {
    String file = configuration(yaml + "\n");

    Ended served = program(Map.of()).runHere("serve", "--config", file);
    Ended checked = program(Map.of()).runHere("config", "check", "--config", file);

    assertEquals(2, served.status() * checked.status(), served.err() + checked.err());
    assertTrue(served.err().startsWith(expected.replace("F,", file + ",")), served.err());
    assertTrue(checked.err().startsWith(expected.replace("F,", file + ",")), checked.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contracts: /nowhere | /nowhere: there is no such directory.",
        "storage: redis:x | No storage backend is called \"redis:\".",
        "{storage: \"jdbc:postgresql://127.0.0.1:1/x\", storage-pool-size: many} | The storage's"
            + " pool size must be a number from 1 to 999.",
        "plugins: /nowhere | plugins (F, line 1) names /nowhere, which is not a readable directory",
        "master-key: hidden | master-key (F, line 1) must be 32 bytes in Base64",
        "master-key-file: /nowhere | The file /nowhere, named by master-key-file (F, line 1),"
            + " cannot",
        "{demo: true, read-only: true} | --demo creates a tenant, and --read-only changes nothing."
      })
  void whatAServerWouldRefuseIsFoundByACheck(String yaml, String expected) throws IOException {
    String file = configuration(yaml + "\n");

    Ended checked = program(Map.of()).runHere("config", "check", "--config", file);
    Ended served = refused("--config", file);

    assertEquals(1, checked.status());
    assertTrue(checked.err().startsWith(expected.replace("F,", file + ",")), checked.err());
    assertTrue(served.err().startsWith(expected.replace("F,", file + ",")), served.err());
    assertFalse((checked.err() + served.err()).contains("hidden"), checked.err());
  }

  @Test
  void aServerWithAFileAnnouncesCommandsThatUseIt() {
    try (Storage storage = Stores.open("memory:", directory, Map.of())) {
      Announcement announcement =
          new Announcement(
              new ListenAddress("127.0.0.1", 1),
              settings(Map.of()),
              new StoreOptions(
                  Path.of("/var/lib/tollgate"),
                  "jdbc:postgresql://db/tollgate",
                  Map.of(
                      "TOLLGATE_CONFIG", "/etc/tollgate.yaml",
                      "TOLLGATE_DATA", "/var/lib/tollgate",
                      "TOLLGATE_STORAGE", "jdbc:postgresql://db/tollgate")));

      List<String> lines = announcement.lines(storage, Optional.empty());

      assertTrue(
          lines.contains("  tollgate --config /etc/tollgate.yaml enterprise create 'Acme Ltd'"),
          lines.toString());
    }
  }
}
