package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.socket.BackupPort;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Enumeration;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Copies an H2 database while it is used. */
final class H2Backup {

  private static final String NAME = "tollgate.backup-";

  /** No backup takes that long; one that was killed leaves its file. */
  private static final Duration LONGEST = Duration.ofHours(1);

  private H2Backup() {}

  /** Copies this database, which this process has open. */
  static BackupPort of(Database database, Path directory) {
    return () -> {
      discardAbandoned(directory);
      String name = NAME + UUID.randomUUID() + ".zip";
      String path = directory.resolve(name).toString().replace("'", "''");
      try (Connection connection = JdbcStorage.connect(database, database.firstUrl());
          Statement statement = connection.createStatement()) {
        boolean _ = statement.execute("BACKUP TO '" + path + "'");
        return name;
      } catch (SQLException e) {
        throw new StoreUnavailable("the database could not be copied", e);
      }
    };
  }

  private static void discardAbandoned(Path directory) {
    FileTime limit = FileTime.from(Instant.now().minus(LONGEST));
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(directory, NAME + "*.zip")) {
      for (Path copy : copies) {
        if (Files.getLastModifiedTime(copy).compareTo(limit) < 0) {
          boolean _ = Files.deleteIfExists(copy);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Moves a copy out of the directory of its database, together with the password that opens it:
   * unpacked, it is a directory that can be opened.
   */
  static void pack(Path directory, String name, OutputStream out) throws IOException {
    Path copy = directory.resolve(name);
    try (ZipFile written = new ZipFile(copy.toFile())) {
      ZipOutputStream packed = new ZipOutputStream(out);
      Enumeration<? extends ZipEntry> entries = written.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        packed.putNextEntry(new ZipEntry(entry.getName().replaceFirst("^/", "")));
        long _ = written.getInputStream(entry).transferTo(packed);
      }
      Path password = H2Password.file(directory);
      packed.putNextEntry(new ZipEntry(password.getFileName().toString()));
      long _ = Files.copy(password, packed);
      packed.finish();
    } finally {
      boolean _ = Files.deleteIfExists(copy);
    }
  }
}
