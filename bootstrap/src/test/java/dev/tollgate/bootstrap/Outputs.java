package dev.tollgate.bootstrap;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What processes of tests print, kept when their directories go, for {@link SecretSearch}. */
final class Outputs {

  static final Path DIRECTORY = Path.of("target", "outputs").toAbsolutePath();

  private Outputs() {}

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
