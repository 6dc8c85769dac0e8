package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.PrivateDirectory;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.http.jwt.MasterKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The directory for files that only the owner of the process may read. */
final class DataDirectory {

  /** Says what a master key in the configuration must look like. */
  static final String MALFORMED_KEY =
      "TOLLGATE_MASTER_KEY must be 32 bytes in Base64, such as `openssl rand -base64 32` prints.";

  private static final String MASTER_KEY = "master.key";

  private final Path path;

  DataDirectory(Path path) {
    this.path = path;
  }

  /**
   * The given key, or else the one in this directory, which is created the first time.
   *
   * @throws StorageMisconfigured if neither exists and the file cannot be created
   */
  MasterKey masterKey(Optional<String> given) {
    return parse(given.or(() -> read(MASTER_KEY)).orElseGet(this::makeMasterKey), given);
  }

  /**
   * The given key, or else the one in this directory.
   *
   * @throws StorageMisconfigured if neither exists
   */
  MasterKey existingMasterKey(Optional<String> given) {
    String text =
        given
            .or(() -> read(MASTER_KEY))
            .orElseThrow(
                () ->
                    new StorageMisconfigured(
                        "No master key found in "
                            + path
                            + ". Set TOLLGATE_MASTER_KEY to the key that the servers on this store"
                            + " use, or use their data directory. The first server on an empty"
                            + " store generates a key."));
    return parse(text, given);
  }

  private MasterKey parse(String text, Optional<String> given) {
    return MasterKey.parse(text)
        .orElseThrow(
            () ->
                new StorageMisconfigured(
                    given.isPresent()
                        ? MALFORMED_KEY
                        : path.resolve(MASTER_KEY)
                            + " holds no master key. Put back the file that belongs to this"
                            + " store."));
  }

  private String makeMasterKey() {
    String key = MasterKey.generate();
    return create(MASTER_KEY, key) ? key : read(MASTER_KEY).orElse("");
  }

  /**
   * Closes what is in it to all other users.
   *
   * @throws StorageMisconfigured if that is not possible
   */
  void secure() {
    if (Files.isDirectory(path)) {
      new PrivateDirectory(path)
          .secure(name -> name.startsWith(MASTER_KEY) || name.startsWith(Demo.FILE));
    }
  }

  Optional<String> read(String file) {
    try {
      Path place = path.resolve(file);
      if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      secure();
      return Optional.of(Files.readString(place));
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Writes a file atomically, over the one that may exist. */
  void replace(String file, String content) {
    String fresh = file + ".new";
    try {
      boolean _ = Files.deleteIfExists(path.resolve(fresh));
      if (!create(fresh, content)) {
        throw new FileAlreadyExistsException(fresh);
      }
      Path _ = Files.move(path.resolve(fresh), path.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  /** Creates a file atomically; false if it already exists. */
  private boolean create(String file, String content) {
    try {
      PrivateDirectory _ = PrivateDirectory.at(path);
      Path whole = Files.createTempFile(path, file, ".tmp", PrivateDirectory.FILE);
      try {
        Files.writeString(whole, content);
        Files.createLink(path.resolve(file), whole);
        return true;
      } catch (FileAlreadyExistsException e) {
        return false;
      } finally {
        Files.delete(whole);
      }
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private StorageMisconfigured unusable(String file, IOException cause) {
    return new StorageMisconfigured(
        "The data directory "
            + path
            + " cannot be used ("
            + file
            + "). Give a directory that you may write to with --data or TOLLGATE_DATA.",
        cause);
  }
}
