package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.StorageMisconfigured;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The directory of one H2 database: its file, and the password that opens it. */
record H2Directory(Path path, String password) {

  /** The directory, with the password of its database, which is created with it. */
  static H2Directory at(Path path) {
    return new H2Directory(path, H2Password.of(path, file(path)));
  }

  /** Whether there is no database. */
  static boolean isEmpty(Path path) {
    return !Files.exists(file(path));
  }

  /**
   * The directory of this name.
   *
   * @throws StorageMisconfigured if none can have it
   */
  static Path path(String name) {
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

  private static Path file(Path path) {
    return path.resolve("tollgate.mv.db");
  }

  @Override
  public String toString() {
    return "H2Directory[" + path + "]";
  }
}
