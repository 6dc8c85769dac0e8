package dev.tollgate.cli.client;

import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** The file with the icon of a client. */
final class IconFile {

  static final String DESCRIPTION =
      "The picture that the consent page shows: a file with a PNG or JPEG image of at most 32 KiB,"
          + " or - for standard input.";

  private IconFile() {}

  /** The file in Base64, if one was given. Refuses a file that cannot be read with a sentence. */
  static Result<Optional<String>, String> read(Runner<?> runner, Optional<Path> file)
      throws IOException {
    return file.isEmpty()
        ? Result.ok(Optional.empty())
        : runner
            .readBytes(new InputFile(file.get()))
            .map(bytes -> Optional.of(Base64.getEncoder().encodeToString(bytes)));
  }
}
