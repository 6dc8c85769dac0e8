package dev.tollgate.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that was not there, for its owner only. */
record NewFile(Path path) {

  /** Something that writes, and answers. */
  interface Writing<T> {

    T to(OutputStream out) throws IOException;
  }

  /**
   * Writes it whole and to the disk, or leaves none.
   *
   * @throws java.nio.file.FileAlreadyExistsException if there is one
   */
  <T> T write(Writing<T> writing) throws IOException {
    FileChannel file = create();
    boolean isWhole = false;
    try (OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file))) {
      T answer = writing.to(out);
      out.flush();
      file.force(true);
      isWhole = true;
      return answer;
    } finally {
      if (!isWhole) {
        Files.delete(path);
      }
    }
  }

  private FileChannel create() throws IOException {
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }
}
