package dev.tollgate.cli.token;

import dev.tollgate.application.access.LiveTokens;
import dev.tollgate.application.access.TokenReader;
import dev.tollgate.application.admin.client.ClientRefusal;
import dev.tollgate.application.admin.client.ShowClient;
import dev.tollgate.application.admin.token.ListTokens;
import dev.tollgate.application.admin.token.PurgeTokens;
import dev.tollgate.application.admin.token.RevokeAnyToken;
import dev.tollgate.application.admin.token.RevokeClientTokens;
import dev.tollgate.application.admin.token.ShowToken;
import dev.tollgate.application.admin.token.TokenRecord;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.cli.client.ClientWording;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.Tally;
import dev.tollgate.cli.output.Output;
import dev.tollgate.domain.refusal.TokenAdminRefusal;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate token ...}. */
@Command(
    name = "token",
    description =
        "Inspects and revokes tokens of all contracts. No command prints a token, only its id.",
    footer = "  tollgate token introspect -",
    addMethodSubcommands = false)
public final class TokenCommands {

  private static final String TOKEN =
      "The token or its id, or - to read it from standard input, where other users cannot see it.";

  private final Invocation invocation;
  private final Runner<TokenAdminRefusal> runner;
  private final Runner<ClientRefusal> clients;

  private TokenCommands(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, TokenWording::of);
    this.clients = new Runner<>(invocation, ClientWording::of);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation
        .noun(new TokenCommands(invocation))
        .registerConverter(TokenStatus.class, Choice.of(TokenStatus.class));
  }

  @Command(
      name = "introspect",
      description = "Shows a token, whether it is active, and if not, why.",
      footer = "  tollgate token introspect - < token.txt")
  int introspect(@Parameters(paramLabel = "TOKEN", description = TOKEN) String token) {
    String text = runner.given(token);
    return runner.answer(
        TokenShapes.TOKEN,
        store ->
            new ShowToken(reader(store), store.tokens(), liveTokens(store), invocation.clock())
                .show(text));
  }

  @Command(
      name = "revoke",
      description = "Revokes a token. It is refused within a second.",
      footer = "  tollgate token revoke - < token.txt")
  int revoke(
      @Parameters(paramLabel = "TOKEN", description = TOKEN) String token, @Mixin DryRun dryRun) {
    String text = runner.given(token);
    return runner.change(
        dryRun,
        TokenShapes.TOKEN,
        store ->
            new RevokeAnyToken(
                    reader(store), store.tokens(), store.clientTokens(), invocation.clock())
                .revoke(text));
  }

  @Command(
      name = "revoke-all",
      description =
          "Revokes all active tokens of a client, and all grants: what users allowed it to do. Its"
              + " refresh tokens end with them. It can obtain new ones unless it is disabled"
              + " first.",
      footer = "  tollgate token revoke-all --client website")
  int revokeAll(
      @Option(
              names = "--client",
              paramLabel = "ID",
              required = true,
              description = "The client whose tokens to revoke.")
          String client,
      @Mixin DryRun dryRun) {
    return clients.change(
        dryRun,
        TokenShapes.REVOKED,
        store -> {
          try (Tally tally = runner.tally("tokens revoked")) {
            return new RevokeClientTokens(
                    store.clients(), store.clientTokens(), store.grants(), invocation.clock())
                .revoke(client, tally);
          }
        });
  }

  @Command(
      name = "list",
      description = "Lists the tokens of a client that are in the store, oldest first.",
      footer = "  tollgate token list --client website --status active --limit 20")
  int list(
      @Option(
              names = "--client",
              paramLabel = "ID",
              required = true,
              description = "The client whose tokens to list.")
          String client,
      @Mixin ListOptions options,
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              description = "List only those with this status: ${COMPLETION-CANDIDATES}.")
          Optional<TokenStatus> status) {
    return clients.answer(
        store ->
            new ShowClient(store.clients())
                .show(client)
                .<Output>map(
                    owner ->
                        options.gather(
                            listing ->
                                new ListTokens(store.clientTokens(), liveTokens(store))
                                    .list(owner, listing.after(), listing.limit()),
                            it -> it.token().id(),
                            Optional.empty(),
                            it -> isWanted(it, status),
                            TokenShapes.TOKEN)));
  }

  private static boolean isWanted(TokenRecord token, Optional<TokenStatus> status) {
    return status.filter(wanted -> wanted != TokenStatus.of(token)).isEmpty();
  }

  @Command(
      name = "purge",
      description = "Removes expired tokens and tokens of deleted clients from the store.",
      footer = "  tollgate token purge --dry-run")
  int purge(@Mixin DryRun dryRun) {
    return runner.changeAlways(
        dryRun,
        store -> {
          try (Tally tally = runner.tally("tokens purged")) {
            return TokenShapes.PURGED.one(
                new PurgeTokens(store.tokens(), store.leases()).purge(tally));
          }
        });
  }

  /** Reads the keys only when a signature has to be checked. */
  private TokenReader reader(Storage store) {
    return new TokenReader(verifier(store), invocation.ports().contracts().get());
  }

  private LiveTokens liveTokens(Storage store) {
    return new LiveTokens(
        reader(store),
        store.tokens(),
        store.clients(),
        Tenants.of(store.enterprises(), store.companies()),
        Standing.of(store),
        invocation.ports().contracts().get(),
        invocation.clock());
  }

  private TokenVerifier verifier(Storage store) {
    return text -> invocation.ports().verifiers().apply(store.keys()).verify(text);
  }
}
