package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.PrivateDirectory;
import dev.tollgate.application.storage.StorageMisconfigured;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The random password of a database, in a file beside it that only its owner may read. */
final class H2Password {

  private static final int BYTES = 32;

  private H2Password() {}

  static Path file(Path directory) {
    return directory.resolve("database-password");
  }

  /** The first of several processes that start at once makes the password; the others read it. */
  static synchronized String of(Path directory, Path database) {
    Path file = file(directory);
    boolean isNew = Files.notExists(database);
    try (FileChannel channel =
            FileChannel.open(
                file,
                Set.of(
                    StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                PrivateDirectory.FILE);
        FileLock _ = channel.lock()) {
      if (channel.size() == 0 && isNew) {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        channel.write(StandardCharsets.US_ASCII.encode(password));
        channel.force(true);
        return password;
      }
      ByteBuffer text = ByteBuffer.allocate(2 * BYTES);
      channel.read(text);
      return StandardCharsets.US_ASCII.decode(text.flip()).toString();
    } catch (IOException e) {
      throw new StorageMisconfigured(
          "The file " + file + " cannot be read or written: check its permissions and its owner.",
          e);
    }
  }
}
