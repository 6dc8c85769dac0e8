package dev.tollgate.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tollgate.domain.Result;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file given as an argument; a dash means standard input. */
public record InputFile(Path path) {

  /** Does not repeat the argument, which may be the content of a file, given by mistake. */
  private static final String MISSING =
      "The file does not exist or cannot be read. Give another one, or - for standard input.";

  /** Says that a file cannot be read; only for an argument that can be nothing but a name. */
  public static String missing(Path path) {
    return "The file " + Quoted.of(path) + " does not exist or cannot be read. Give another one.";
  }

  private static final String NOT_TEXT =
      "The file is not UTF-8 text. Save it as UTF-8, or give another one.";

  private static final Path STANDARD_INPUT = Path.of("-");
  private static final int MOST_READ = 64 * 1024 + 1;

  public boolean isStandardInput() {
    return path.equals(STANDARD_INPUT);
  }

  /** Its bytes; closing them leaves standard input open. */
  public InputStream open(InputStream standardInput) throws IOException {
    return isStandardInput()
        ? new FilterInputStream(standardInput) {
          @Override
          public void close() {}
        }
        : Files.newInputStream(path);
  }

  public boolean isReadable() {
    return Files.isReadable(path) && !Files.isDirectory(path);
  }

  /** The first 64 KiB and a byte of it; refused with a sentence if it is not text. */
  public Result<String, String> read(InputStream standardInput) throws IOException {
    return readBytes(standardInput).fold(InputFile::text, Result::refused);
  }

  /** The first 64 KiB and a byte of it; refused with a sentence if it cannot be read. */
  public Result<byte[], String> readBytes(InputStream standardInput) throws IOException {
    if (!isStandardInput() && !isReadable()) {
      return Result.refused(MISSING);
    }
    try (InputStream in = open(standardInput)) {
      return Result.ok(in.readNBytes(MOST_READ));
    }
  }

  private static Result<String, String> text(byte[] bytes) {
    try {
      return Result.ok(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Result.refused(NOT_TEXT);
    }
  }
}
