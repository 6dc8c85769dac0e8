package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.StorageMisconfigured;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;

/** The directory of one H2 database: its file, and the password that opens it. */
record H2Directory(Path path, String password) {

  private static final int ALREADY_OPEN = 90020;
  private static final int FILE_OF_OTHER_VERSION = 90048;
  private static final int DAMAGED = 90030;
  private static final int WRONG_PASSWORD = 28000;
  private static final int NOT_READABLE = 90031;
  private static final int NOT_CREATED = 90062;

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

  String mend(SQLException e) {
    return switch (e.getErrorCode()) {
      case ALREADY_OPEN ->
          "The database in "
              + path
              + " is in use by a program that does not share it: stop that one.";
      case FILE_OF_OTHER_VERSION ->
          "The database in " + path + " was written by another version of H2: use that of then.";
      case DAMAGED ->
          "The database in " + path + " is damaged: put a backup of the directory in its place.";
      case WRONG_PASSWORD ->
          "The password in "
              + H2Password.file(path)
              + " does not open the database beside it: put back the file that was made with it.";
      case NOT_READABLE, NOT_CREATED ->
          "The database in " + path + " cannot be read or written: check its rights and the disk.";
      default -> "";
    };
  }

  @Override
  public String toString() {
    return "H2Directory[" + path + "]";
  }
}
