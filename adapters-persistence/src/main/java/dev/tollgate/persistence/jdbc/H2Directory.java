package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.StorageMisconfigured;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory of one H2 database: its file, and the password that opens it. */
record H2Directory(Path path, String password) {

  /** Makes the directory and the password if there are none. */
  static H2Directory at(String name) {
    Path path = path(name);
    try {
      Files.createDirectories(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      throw new StorageMisconfigured(
          "The data directory " + path + " is a file: name a directory, or move the file away.", e);
    } catch (IOException e) {
      throw new StorageMisconfigured(
          "The data directory " + path + " cannot be made: name one that this user may write to.",
          e);
    }
    if (!Files.isWritable(path)) {
      throw new StorageMisconfigured(
          "The data directory "
              + path
              + " is not writable: give this user the right to write to it.");
    }
    return new H2Directory(path, H2Password.of(path, file(path)));
  }

  /** Whether there is no database, for one who makes none. */
  static boolean isEmpty(String name) {
    return !Files.exists(file(path(name)));
  }

  private static Path path(String name) {
    try {
      if (!name.isEmpty() && name.indexOf(';') < 0) {
        return Path.of(name).toAbsolutePath().normalize();
      }
    } catch (InvalidPathException e) {
      throw new StorageMisconfigured("The storage h2:DIR needs a directory that can exist.", e);
    }
    throw new StorageMisconfigured("The storage h2:DIR needs a directory, without a semicolon.");
  }

  /** What H2 calls the database: the path of its file without the ending. */
  Path database() {
    return path.resolve("tollgate");
  }

  boolean isLocked() {
    return Files.exists(path.resolve("tollgate.lock.db"));
  }

  private static Path file(Path path) {
    return path.resolve("tollgate.mv.db");
  }

  @Override
  public String toString() {
    return "H2Directory[" + path + "]";
  }
}
