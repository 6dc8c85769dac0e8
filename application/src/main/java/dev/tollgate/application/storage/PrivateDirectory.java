package dev.tollgate.application.storage;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A directory that only its owner can enter (mode 700), with files that only its owner can read
 * (600), whatever their permissions were before.
 */
public record PrivateDirectory(Path path) {

  private static final Set<PosixFilePermission> OWNER_ENTERS =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OWNER_READS =
      PosixFilePermissions.fromString("rw-------");

  /** What a file in it is created with. */
  public static final FileAttribute<?> FILE = PosixFilePermissions.asFileAttribute(OWNER_READS);

  /**
   * Creates the directory if it does not exist, and closes it to all other users.
   *
   * @throws StorageMisconfigured if it cannot be created, written to or closed to others
   */
  public static PrivateDirectory at(Path path) {
    try {
      Path _ = Files.createDirectories(path, PosixFilePermissions.asFileAttribute(OWNER_ENTERS));
    } catch (FileAlreadyExistsException e) {
      throw new StorageMisconfigured(
          "The data directory " + path + " is a file: name a directory, or move the file away.", e);
    } catch (IOException e) {
      throw new StorageMisconfigured(
          "The data directory " + path + " cannot be made: name one that this user may write to.",
          e);
    }
    PrivateDirectory directory = new PrivateDirectory(path);
    directory.close();
    if (!Files.isWritable(path)) {
      throw new StorageMisconfigured(
          "The data directory " + path + " is not writable: let this user write to it.");
    }
    return directory;
  }

  /** Closes the directory to all other users; it must exist. */
  private void close() {
    requireOwn(path);
    Path real = real();
    requireOwn(real);
    if (permissions(real).contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new StorageMisconfigured(
          "Every user can write to the data directory "
              + path
              + ": name one that is for Tollgate alone.");
    }
    restrict(real, OWNER_ENTERS);
  }

  private Path real() {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private StorageMisconfigured unreadable(IOException cause) {
    return new StorageMisconfigured(
        "The data directory " + path + " cannot be read: let this user read it.", cause);
  }

  /**
   * Closes the directory and files in it to all other users. Other processes may add and remove
   * files meanwhile.
   *
   * @param isOurs tells by its name whether a file is Tollgate's
   * @throws StorageMisconfigured if one of them belongs to another user or is a symbolic link
   */
  public void secure(Predicate<String> isOurs) {
    close();
    for (Path file : files(isOurs)) {
      try {
        closeFile(file);
      } catch (StorageMisconfigured e) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
          throw e;
        }
      }
    }
  }

  private static void closeFile(Path file) {
    if (Files.isSymbolicLink(file)) {
      throw new StorageMisconfigured(
          "The file " + file + " is a symbolic link: put the file itself in its place.");
    }
    requireOwn(file);
    restrict(file, OWNER_READS);
  }

  private List<Path> files(Predicate<String> isOurs) {
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(file -> isOurs.test(file.getFileName().toString())).toList();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static void restrict(Path path, Set<PosixFilePermission> permissions) {
    if (permissions(path).equals(permissions)) {
      return;
    }
    try {
      Path _ = Files.setPosixFilePermissions(path, permissions);
    } catch (IOException e) {
      throw open(path, e);
    }
    if (!permissions(path).equals(permissions)) {
      throw open(path, null);
    }
  }

  private static StorageMisconfigured open(Path path, IOException cause) {
    return new StorageMisconfigured(
        "Other users cannot be kept from "
            + path
            + ": choose a data directory on a file system with permissions.",
        cause);
  }

  private static Set<PosixFilePermission> permissions(Path path) {
    try {
      return Files.getPosixFilePermissions(path);
    } catch (IOException | UnsupportedOperationException e) {
      throw new StorageMisconfigured(
          "The permissions of " + path + " cannot be read: choose another data directory.", e);
    }
  }

  /** Not the owner of what a symbolic link leads to, but of the link. */
  private static void requireOwn(Path path) {
    String owner;
    try {
      owner = Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName();
    } catch (IOException e) {
      throw new StorageMisconfigured(
          "The owner of " + path + " cannot be read: choose another data directory.", e);
    }
    String user =
        ProcessHandle.current().info().user().orElseGet(() -> System.getProperty("user.name"));
    if (!owner.equals(user)) {
      throw new StorageMisconfigured(
          "User "
              + owner
              + " owns "
              + path
              + ": run Tollgate as that user, or name another data directory.");
    }
  }
}
