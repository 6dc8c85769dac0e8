package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.cli.command.InputFile;
import dev.tollgate.cli.command.Session;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the keys of a client are; exactly one of these. */
final class KeySource {

  @Option(
      names = "--jwks",
      paramLabel = "FILE",
      description = "Its public keys as a JSON Web Key Set; - is standard input.")
  private Optional<Path> jwks = Optional.empty();

  @Option(
      names = "--jwks-uri",
      paramLabel = "U",
      description = "The address of its key set; https, or http on loopback.")
  private Optional<String> jwksUri = Optional.empty();

  Result<Method.Keys, String> read(Session session) throws IOException {
    return read(session, jwks, jwksUri);
  }

  /** One of both has to be there. Refused with a sentence if the file cannot be read. */
  static Result<Method.Keys, String> read(
      Session session, Optional<Path> jwks, Optional<String> jwksUri) throws IOException {
    if (jwksUri.isPresent()) {
      return Result.ok(new Method.ByKeysAt(jwksUri.get()));
    }
    return session.read(new InputFile(jwks.orElseThrow())).map(Method.ByKeys::new);
  }
}
