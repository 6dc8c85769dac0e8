package dev.tollgate.bootstrap;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What programs of tests print, kept when their directories go, for {@link SecretSearch}. */
final class Outputs {

  static final Path DIRECTORY = Path.of("target", "outputs").toAbsolutePath();

  /** Of commands that run in this process. */
  private static final Path COMMANDS = DIRECTORY.resolve("commands");

  private Outputs() {}

  /** Keeps what a command printed, and returns it. */
  static String keep(String printed) {
    try {
      Path _ = Files.createDirectories(DIRECTORY);
      Path _ = Files.writeString(COMMANDS, printed, CREATE, APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return printed;
  }

  /** A file to print to, which this path leads to. */
  static File at(Path path) throws IOException {
    Path _ = Files.createDirectories(DIRECTORY);
    boolean _ = Files.deleteIfExists(path);
    Path kept = Files.createTempFile(DIRECTORY, "", "-" + path.getFileName());
    try {
      return Files.createLink(path, kept).toFile();
    } catch (FileSystemException e) { // the two are on different disks
      return Files.createSymbolicLink(path, kept).toFile();
    }
  }
}
