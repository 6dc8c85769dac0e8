package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options for the keys of a client; exactly one of them. */
final class KeySource {

  @Option(
      names = "--jwks",
      paramLabel = "FILE",
      description = "A file with the public keys as a JSON Web Key Set, or - for standard input.")
  private Optional<Path> jwks = Optional.empty();

  @Option(
      names = "--jwks-uri",
      paramLabel = "U",
      description = "The URL of the key set; https, or http on loopback.")
  private Optional<String> jwksUri = Optional.empty();

  Result<Method.Keys, String> read(Runner<?> runner) throws IOException {
    return read(runner, jwks, jwksUri);
  }

  /** Expects exactly one of the two. Refuses a file that cannot be read with a sentence. */
  static Result<Method.Keys, String> read(
      Runner<?> runner, Optional<Path> jwks, Optional<String> jwksUri) throws IOException {
    if (jwksUri.isPresent()) {
      return Result.ok(new Method.ByKeysAt(jwksUri.get()));
    }
    return runner.read(new InputFile(jwks.orElseThrow())).map(Method.ByKeys::new);
  }
}
