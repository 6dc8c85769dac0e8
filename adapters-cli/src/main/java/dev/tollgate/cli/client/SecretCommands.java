package dev.tollgate.cli.client;

import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Durations;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
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
    description = "The secrets of a client; several at a time let it change them without a gap.",
    footer = "  tollgate client secret add website --expires-in 30d")
public final class SecretCommands {

  private final Session session;

  public SecretCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "add",
      description = "Gives a client one more secret, which is shown this once.",
      footer = "  tollgate client secret add website --expires-in 30d")
  public int add(
      @Parameters(paramLabel = "ID", description = "The client.") String id,
      @Option(
              names = "--expires-in",
              paramLabel = "DURATION",
              converter = Durations.class,
              description = "How long it is good for, such as 90s, 15m, 12h or 30d (for ever).")
          Optional<Duration> expiresIn) {
    return session.answerWithSecret(
        admin -> admin.addSecret().add(id, expiresIn).map(Shapes.ADDED_SECRET::one));
  }

  @Command(
      name = "list",
      description = "Lists the secrets of a client, never the secrets themselves, oldest first.",
      footer = "  tollgate client secret list website")
  int list(@Parameters(paramLabel = "ID", description = "The client.") String id) {
    return session.answer(
        admin ->
            admin
                .showClient()
                .show(id)
                .map(client -> Shapes.secretAt(session.now()).many(client.secrets())));
  }

  @Command(
      name = "revoke",
      description = "Ends a secret before its time. Tokens obtained with it live on.",
      footer = "  tollgate client secret revoke website sec_1")
  int revoke(
      @Parameters(paramLabel = "ID", description = "The client.") String id,
      @Parameters(paramLabel = "SECRET_ID", description = "The secret.") String secretId,
      @Mixin DryRun dryRun) {
    return session.change(
        dryRun,
        admin -> admin.revokeSecret().revoke(id, secretId).map(client -> one(client, secretId)));
  }

  private Output one(Client client, String secretId) {
    ClientSecret revoked =
        client.secrets().stream()
            .filter(secret -> secret.id().value().equals(secretId))
            .findFirst()
            .orElseThrow();
    return Shapes.secretAt(session.now()).one(revoked);
  }
}
