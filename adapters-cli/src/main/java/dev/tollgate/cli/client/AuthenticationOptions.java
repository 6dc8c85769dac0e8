package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for how a new client authenticates. */
final class AuthenticationOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--auth-method",
      paramLabel = "M",
      description =
          "How the client authenticates: ${COMPLETION-CANDIDATES} (default: client_secret_basic)."
              + " The first two are the same: a secret may be sent either way.")
  private Optional<AuthMethod> given = Optional.empty();

  @Option(
      names = "--public",
      description =
          "The client cannot keep a secret, such as an app on the devices of users. The same as"
              + " --auth-method none.")
  private boolean isPublic;

  @Option(
      names = "--secret-stdin",
      description =
          "Read the secret from standard input instead of generating one: 32 to 255 printable ASCII"
              + " characters without spaces, from a random generator. Secrets with a regular"
              + " pattern are refused. The secret is not shown again.")
  private boolean secretGiven;

  @Option(
      names = "--jwks",
      paramLabel = "FILE",
      description =
          "For private_key_jwt: a file with the public keys as a JSON Web Key Set, or - for"
              + " standard input.")
  private Optional<Path> jwks = Optional.empty();

  @Option(
      names = "--jwks-uri",
      paramLabel = "U",
      description = "For private_key_jwt: the URL of the key set; https, or http on loopback.")
  private Optional<String> jwksUri = Optional.empty();

  /** The requested method, or a sentence that says why it is not possible. */
  Result<Method, String> read(Runner<?> runner) throws IOException {
    AuthMethod method = method();
    requireKeysWhereTheyBelong(method);
    if (secretGiven) {
      return broughtSecret(method, runner);
    }
    return switch (method) {
      case CLIENT_SECRET_BASIC, CLIENT_SECRET_POST ->
          Result.ok(new Method.BySecret(Optional.empty()));
      case PRIVATE_KEY_JWT -> KeySource.read(runner, jwks, jwksUri).map(keys -> keys);
      case NONE -> Result.ok(new Method.None());
    };
  }

  private AuthMethod method() {
    if (isPublic && given.filter(method -> method != AuthMethod.NONE).isPresent()) {
      throw new ParameterException(
          command.commandLine(), "--public is --auth-method none. Give only one of them.");
    }
    return isPublic ? AuthMethod.NONE : given.orElse(AuthMethod.CLIENT_SECRET_BASIC);
  }

  private void requireKeysWhereTheyBelong(AuthMethod method) {
    boolean given = jwks.isPresent() || jwksUri.isPresent();
    if (method != AuthMethod.PRIVATE_KEY_JWT && given) {
      throw new ParameterException(
          command.commandLine(), "--jwks and --jwks-uri require --auth-method private_key_jwt.");
    }
    if (method == AuthMethod.PRIVATE_KEY_JWT && jwks.isPresent() == jwksUri.isPresent()) {
      throw new ParameterException(
          command.commandLine(),
          "--auth-method private_key_jwt requires either --jwks FILE or --jwks-uri U.");
    }
  }

  private static Result<Method, String> broughtSecret(AuthMethod method, Runner<?> runner) {
    if (!method.usesSecrets()) {
      return Result.refused(
          "Nothing was changed: a client with --auth-method "
              + method
              + " has no secret. Leave out --secret-stdin.");
    }
    if (runner.isInteractive()) {
      return Result.refused(
          "Nothing was changed: a terminal would show the secret. Pipe it in, for example:"
              + " --secret-stdin < FILE");
    }
    return Result.ok(new Method.BySecret(Optional.of(new Secret(runner.given("-")))));
  }
}
