package dev.tollgate.cli.client;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.UpdateClient;
import dev.tollgate.cli.command.Claim;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Durations;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Runner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate client update}. */
@Command(
    name = "update",
    description =
        "Changes the name, the scopes, the origins, the token lifetime and the custom claims of a"
            + " client. Tokens already issued stay as they are.",
    footer = "  tollgate client update website --add-scope tags:read")
final class UpdateCommand implements Callable<Integer> {

  private final Invocation invocation;
  private final Runner<ClientRefusal> runner;

  @Parameters(paramLabel = "ID", description = "The client.")
  private String id;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Changes changes;

  @Mixin private DryRun dryRun;

  UpdateCommand(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, ClientWording::of);
  }

  @Override
  public Integer call() {
    return runner.change(
        dryRun,
        ClientShapes.CLIENT,
        store ->
            new UpdateClient(
                    store.clients(), store.scopes(), new EditClaims(invocation.ports().json()))
                .update(id, changes.toChanges()));
  }

  /** At least one of these. */
  static final class Changes {

    @Option(names = "--name", paramLabel = "NAME", description = "The new name.")
    private Optional<String> name = Optional.empty();

    @Option(
        names = "--add-scope",
        paramLabel = "S",
        description = "A scope to grant in addition. Repeatable.")
    private List<String> add = List.of();

    @Option(
        names = "--remove-scope",
        paramLabel = "S",
        description = "A scope to remove. Repeatable.")
    private List<String> remove = List.of();

    @Option(
        names = "--add-origin",
        paramLabel = "URL",
        description = "The origin of a web page whose scripts use the client. Repeatable.")
    private List<String> addOrigins = List.of();

    @Option(
        names = "--remove-origin",
        paramLabel = "URL",
        description = "An origin to remove. Repeatable.")
    private List<String> removeOrigins = List.of();

    @ArgGroup private LifetimeOptions lifetime = new LifetimeOptions();

    @Option(
        names = "--claim",
        paramLabel = "NAME=JSON",
        converter = Claim.Converter.class,
        description = TokenSettingsOptions.CLAIM)
    private List<Claim> setClaims = List.of();

    @Option(
        names = "--remove-claim",
        paramLabel = "NAME",
        description = "A claim to remove. Repeatable.")
    private List<String> removeClaims = List.of();

    UpdateClient.Changes toChanges() {
      return new UpdateClient.Changes(
          name,
          add,
          remove,
          addOrigins,
          removeOrigins,
          lifetime.change(),
          Claim.changes(setClaims, removeClaims));
    }
  }

  /** One of these at most. */
  static final class LifetimeOptions {

    @Option(
        names = "--token-lifetime",
        paramLabel = "DURATION",
        converter = Durations.class,
        description = TokenSettingsOptions.LIFETIME + ".")
    private Optional<Duration> own = Optional.empty();

    @Option(
        names = "--remove-token-lifetime",
        description = "Use the token lifetime of the server again.")
    private boolean remove;

    UpdateClient.Lifetime change() {
      return own.<UpdateClient.Lifetime>map(UpdateClient.Lifetime.Own::new)
          .orElseGet(
              () ->
                  remove
                      ? new UpdateClient.Lifetime.Default()
                      : new UpdateClient.Lifetime.Unchanged());
    }
  }
}
