package dev.tollgate.cli.client;

import dev.tollgate.application.admin.client.AddSecret;
import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.RevokeSecret;
import dev.tollgate.application.admin.client.RotateSecret;
import dev.tollgate.application.admin.client.ShowClient;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Durations;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.output.Output;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientSecret;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate client secret ...}. */
@Command(
    name = "secret",
    description =
        "Manages the secrets of a client. It can have several at a time, to rotate them without"
            + " interruption.",
    footer = "  tollgate client secret add website --expires-in 30d")
final class SecretCommands {

  private final Invocation invocation;
  private final Runner<ClientRefusal> runner;

  SecretCommands(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, ClientWording::of);
  }

  @Command(
      name = "add",
      description = "Adds a secret to a client. The secret is shown only once.",
      footer = "  tollgate client secret add website --expires-in 30d")
  int add(
      @Parameters(paramLabel = "ID", description = "The client.") String id,
      @Option(
              names = "--expires-in",
              paramLabel = "DURATION",
              converter = Durations.class,
              description =
                  "How long the secret is valid, such as 90s, 15m, 12h or 30d (default: it does not"
                      + " expire).")
          Optional<Duration> expiresIn) {
    return runner.answerWithSecret(
        store ->
            new AddSecret(store.clients(), invocation.clock(), invocation.random())
                .add(id, expiresIn)
                .map(ClientShapes.ADDED_SECRET::one));
  }

  @Command(
      name = "rotate",
      description =
          "Puts a new secret in the place of all secrets of a client, which are refused within a"
              + " second. The new one is shown only once. Everything that the client"
              + " obtained before ends: codes, refresh tokens and access tokens.",
      footer = "  tollgate client secret rotate website")
  int rotate(@Parameters(paramLabel = "ID", description = "The client.") String id) {
    return runner.answerWithSecret(
        store ->
            new RotateSecret(
                    store.clients(),
                    store.clientTokens(),
                    store.authorizationCodes(),
                    invocation.clock(),
                    invocation.random())
                .rotate(id)
                .map(ClientShapes.ADDED_SECRET::one));
  }

  @Command(
      name = "list",
      description =
          "Lists the secrets of a client by id, oldest first. Never shows the secrets themselves.",
      footer = "  tollgate client secret list website")
  int list(@Parameters(paramLabel = "ID", description = "The client.") String id) {
    return runner.answer(
        store ->
            new ShowClient(store.clients())
                .show(id)
                .map(
                    client ->
                        ClientShapes.secretAt(invocation.clock().instant())
                            .many(client.secrets())));
  }

  @Command(
      name = "revoke",
      description = "Revokes a secret. Tokens obtained with it stay valid.",
      footer = "  tollgate client secret revoke website sec_1")
  int revoke(
      @Parameters(paramLabel = "ID", description = "The client.") String id,
      @Parameters(paramLabel = "SECRET_ID", description = "The secret.") String secretId,
      @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        store ->
            new RevokeSecret(store.clients(), invocation.clock())
                .revoke(id, secretId)
                .map(client -> one(client, secretId)));
  }

  private Output one(Client client, String secretId) {
    ClientSecret revoked =
        client.secrets().stream()
            .filter(secret -> secret.id().value().equals(secretId))
            .findFirst()
            .orElseThrow();
    return ClientShapes.secretAt(invocation.clock().instant()).one(revoked);
  }
}
