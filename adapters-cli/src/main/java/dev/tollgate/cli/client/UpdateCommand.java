package dev.tollgate.cli.client;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.OptionalChange;
import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.CodeFlowChanges;
import dev.tollgate.application.admin.client.UpdateClient;
import dev.tollgate.cli.command.Claim;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Durations;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.domain.Result;
import java.io.IOException;
import java.nio.file.Path;
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
        "Changes the name, the scopes, the origins, the token lifetime, the custom claims, the"
            + " redirect URIs, the icon and the contract versions of a client. Tokens already"
            + " issued stay as they are.",
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
  public Integer call() throws IOException {
    return changes.icon.read(runner).fold(icon -> update(changes.toChanges(icon)), runner::refuse);
  }

  private int update(UpdateClient.Changes wanted) {
    return runner.change(
        dryRun,
        ClientShapes.CLIENT,
        store ->
            new UpdateClient(
                    store.clients(),
                    store.scopes(),
                    new EditClaims(invocation.ports().json()),
                    RegisterCommand.contracts(invocation))
                .update(id, wanted));
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

    @Option(
        names = "--add-redirect-uri",
        paramLabel = "U",
        description = "Where users may be sent after they authorized the client. Repeatable.")
    private List<String> addRedirectUris = List.of();

    @Option(
        names = "--remove-redirect-uri",
        paramLabel = "U",
        description = "A redirect URI to remove. Repeatable.")
    private List<String> removeRedirectUris = List.of();

    @Option(
        names = "--add-post-logout-redirect-uri",
        paramLabel = "U",
        description = "Where users may be sent after they signed out. Repeatable.")
    private List<String> addPostLogoutRedirectUris = List.of();

    @Option(
        names = "--remove-post-logout-redirect-uri",
        paramLabel = "U",
        description = "Such an address to remove. Repeatable.")
    private List<String> removePostLogoutRedirectUris = List.of();

    @Option(
        names = "--for-everyone",
        negatable = true,
        description = "Whether users of every enterprise may authorize the client.")
    private Optional<Boolean> forEveryone = Optional.empty();

    @Option(names = "--pkce", paramLabel = "P", description = CodeFlowOptions.PKCE + ".")
    private Optional<Pkce> pkce = Optional.empty();

    @Option(
        names = "--skip-consent",
        negatable = true,
        description = "Whether signing in is enough, and users are not asked for their consent.")
    private Optional<Boolean> skipConsent = Optional.empty();

    @Option(
        names = "--any-localhost-port",
        negatable = true,
        description = "Whether http://localhost is accepted with any port.")
    private Optional<Boolean> anyLocalhostPort = Optional.empty();

    @ArgGroup private IconOptions icon = new IconOptions();

    @Option(
        names = "--contract-version",
        paramLabel = "V",
        description =
            "A version of a contract whose wording the client gets, such as rfc@2026-11-01; rfc"
                + " alone for the current wording. Repeatable. Versions are those of the directory"
                + " that TOLLGATE_CONTRACTS names.")
    private List<String> versions = List.of();

    UpdateClient.Changes toChanges(OptionalChange<String> icon) {
      return new UpdateClient.Changes(
          name,
          add,
          remove,
          addOrigins,
          removeOrigins,
          lifetime.change(),
          Claim.changes(setClaims, removeClaims),
          new CodeFlowChanges(
              new CodeFlowChanges.Uris(addRedirectUris, removeRedirectUris),
              new CodeFlowChanges.Uris(addPostLogoutRedirectUris, removePostLogoutRedirectUris),
              forEveryone,
              pkce.map(it -> it == Pkce.REQUIRED),
              skipConsent,
              anyLocalhostPort,
              icon),
          versions);
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

    OptionalChange<Duration> change() {
      return OptionalChange.of(own, remove);
    }
  }

  /** One of these at most. */
  static final class IconOptions {

    @Option(names = "--icon", paramLabel = "FILE", description = IconFile.DESCRIPTION)
    private Optional<Path> file = Optional.empty();

    @Option(names = "--remove-icon", description = "Show no icon on the consent page.")
    private boolean remove;

    Result<OptionalChange<String>, String> read(Runner<?> runner) throws IOException {
      return IconFile.read(runner, file).map(icon -> OptionalChange.of(icon, remove));
    }
  }
}
