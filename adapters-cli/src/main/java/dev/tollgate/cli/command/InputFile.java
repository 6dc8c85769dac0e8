package dev.tollgate.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that was named as an argument; a dash is standard input. */
public record InputFile(Path path) {

  /**
   * Says that there is none, and does not repeat what was named: it may be the content by mistake.
   */
  public static final String MISSING =
      "There is no such file, or you may not read it. Name another one, or - for standard input.";

  private static final Path STANDARD_INPUT = Path.of("-");
  private static final int MOST_READ = 64 * 1024 + 1;

  public boolean isStandardInput() {
    return path.equals(STANDARD_INPUT);
  }

  public boolean isReadable() {
    return Files.isReadable(path) && !Files.isDirectory(path);
  }

  /** All of it, unless that is over 64 KiB; empty if it cannot be read. */
  public Optional<String> read(InputStream standardInput) throws IOException {
    if (isStandardInput()) {
      return Optional.of(text(standardInput));
    }
    if (!isReadable()) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(path)) {
      return Optional.of(text(in));
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readNBytes(MOST_READ), UTF_8);
  }
}
