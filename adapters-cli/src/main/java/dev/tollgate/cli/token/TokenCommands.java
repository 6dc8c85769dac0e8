package dev.tollgate.cli.token;

import dev.tollgate.application.admin.token.TokenRecord;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
import dev.tollgate.cli.command.Tally;
import dev.tollgate.cli.output.Output;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate token ...}. */
@Command(
    name = "token",
    description = "Tokens of all contracts. No command ever prints one, only its id.",
    footer = "  tollgate token introspect -")
public final class TokenCommands {

  private static final String TOKEN =
      "The token, or its id; - reads it from standard input, so that no other user sees it.";

  private final Session session;

  public TokenCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "introspect",
      description = "Tells whether a token has effect, and if not, why.",
      footer = "  tollgate token introspect - < token.txt")
  int introspect(@Parameters(paramLabel = "TOKEN", description = TOKEN) String token) {
    String text = session.given(token);
    return session.answer(admin -> admin.showToken().show(text).map(Shapes.TOKEN::one));
  }

  @Command(
      name = "revoke",
      description = "Ends a token before its time, within a second.",
      footer = "  tollgate token revoke - < token.txt")
  int revoke(
      @Parameters(paramLabel = "TOKEN", description = TOKEN) String token, @Mixin DryRun dryRun) {
    String text = session.given(token);
    return session.change(
        dryRun, admin -> admin.revokeAnyToken().revoke(text).map(Shapes.TOKEN::one));
  }

  @Command(
      name = "revoke-all",
      description =
          "Ends all live tokens of a client before their time. It may obtain new ones, unless it is"
              + " disabled first.",
      footer = "  tollgate token revoke-all --client website")
  int revokeAll(
      @Option(
              names = "--client",
              paramLabel = "ID",
              required = true,
              description = "The client whose tokens end.")
          String client,
      @Mixin DryRun dryRun) {
    return session.change(
        dryRun,
        admin -> {
          try (Tally tally = session.tally("tokens revoked")) {
            return admin
                .revokeClientTokens()
                .revoke(client, tally)
                .map(revoked -> Shapes.REVOKED.one(new Shapes.Revoked(client, revoked)));
          }
        });
  }

  @Command(
      name = "list",
      description = "Lists the tokens of a client that are on record, oldest first.",
      footer = "  tollgate token list --client website --status active --limit 20")
  int list(
      @Option(
              names = "--client",
              paramLabel = "ID",
              required = true,
              description = "The client whose tokens are listed.")
          String client,
      @Mixin ListOptions options,
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              description = "Only those that are so: ${COMPLETION-CANDIDATES}.")
          Optional<TokenStatus> status) {
    return session.answer(
        admin ->
            admin
                .showClient()
                .show(client)
                .<Output>map(
                    owner ->
                        options.gather(
                            listing ->
                                admin.listTokens().list(owner, listing.after(), listing.limit()),
                            it -> it.token().id(),
                            Optional.empty(),
                            it -> isWanted(it, status),
                            Shapes.TOKEN)));
  }

  private static boolean isWanted(TokenRecord token, Optional<TokenStatus> status) {
    return status.filter(wanted -> wanted != TokenStatus.of(token.state())).isEmpty();
  }

  @Command(
      name = "purge",
      description =
          "Removes the records of tokens that have expired and of those whose client was deleted.",
      footer = "  tollgate token purge --dry-run")
  int purge(@Mixin DryRun dryRun) {
    return session.changeAlways(
        dryRun,
        admin -> {
          try (Tally tally = session.tally("tokens purged")) {
            return Shapes.PURGED.one(admin.purgeTokens().purge(tally));
          }
        });
  }
}
