package dev.tollgate.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A new file that only its owner can read. */
public record NewFile(Path path) {

  /** Writes a file and returns a result. */
  public interface Writing<T> {

    T to(OutputStream out) throws IOException;
  }

  /**
   * Writes it whole and to the disk, or leaves none: until then it has another name beside its own,
   * which is all that a program that was killed leaves.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   */
  public <T> T write(Writing<T> writing) throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    Path part = create();
    try {
      T answer = writeTo(part, writing);
      Path _ = Files.move(part, path);
      syncDirectory();
      return answer;
    } finally {
      boolean _ = Files.deleteIfExists(part);
    }
  }

  /** So that the new name survives a power cut, too. */
  private void syncDirectory() throws IOException {
    try (FileChannel directory = FileChannel.open(path.toAbsolutePath().getParent())) {
      directory.force(true);
    }
  }

  private static <T> T writeTo(Path part, Writing<T> writing) throws IOException {
    try (FileChannel file = FileChannel.open(part, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file))) {
      T answer = writing.to(out);
      out.flush();
      file.force(true);
      return answer;
    }
  }

  private Path create() throws IOException {
    return Files.createTempFile(
        path.toAbsolutePath().getParent(),
        path.getFileName() + ".",
        ".part",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
