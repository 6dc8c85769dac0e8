package dev.tollgate.cli.grant;

import dev.tollgate.application.admin.grant.GrantRecord;
import dev.tollgate.application.admin.grant.GrantRefusal;
import dev.tollgate.application.admin.grant.GrantRefusal.ClientNotFound;
import dev.tollgate.application.admin.grant.GrantRefusal.CompanyNotFound;
import dev.tollgate.application.admin.grant.GrantRefusal.GrantNotFound;
import dev.tollgate.application.admin.grant.GrantRefusal.GrantRevoked;
import dev.tollgate.application.admin.grant.GrantRefusal.UserNotFound;
import dev.tollgate.application.admin.grant.ListGrants;
import dev.tollgate.application.admin.grant.RevokeGrant;
import dev.tollgate.application.admin.grant.SelectGrants;
import dev.tollgate.application.admin.grant.ShowGrant;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.Wording;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate grant ...}. */
@Command(
    name = "grant",
    description = "Manages grants: what users allowed clients to do for a company.",
    footer = "  tollgate grant list --user mia@example.com",
    addMethodSubcommands = false)
public final class GrantCommands {

  private static final Shape<GrantRecord> GRANT =
      Shape.<GrantRecord>of("grant_id", it -> Cell.text(it.grant().id()))
          .detail("user_id", it -> Cell.text(it.grant().user()))
          .and("email", it -> Cell.text(it.email()))
          .and("client_id", it -> Cell.text(it.grant().client()))
          .and("company_id", it -> Cell.text(it.grant().company()))
          .detail("contract", it -> Cell.text(it.grant().contract()))
          .and("scopes", it -> Cell.texts(it.grant().scopes().values()))
          .and("status", it -> Cell.text(GrantStatus.of(it.grant())))
          .detail("created_at", it -> new Cell.Time(it.grant().createdAt()))
          .detail("updated_at", it -> new Cell.Time(it.grant().updatedAt()))
          .detail("revoked_at", it -> Cell.time(it.grant().revokedAt()));

  private final Invocation invocation;
  private final Runner<GrantRefusal> runner;

  private GrantCommands(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, GrantCommands::wording);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation
        .noun(new GrantCommands(invocation))
        .registerConverter(GrantStatus.class, Choice.of(GrantStatus.class));
  }

  @Command(
      name = "list",
      description = "Lists grants by id, oldest first.",
      footer = "  tollgate grant list --user mia@example.com --status active")
  int list(
      @Mixin ListOptions options,
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              description = "List only those with this status: ${COMPLETION-CANDIDATES}.")
          Optional<GrantStatus> status,
      @Option(
              names = "--user",
              paramLabel = "EMAIL",
              description = "List only the grants of this user.")
          Optional<String> user,
      @Option(
              names = "--client",
              paramLabel = "ID",
              description = "List only the grants for this client.")
          Optional<String> client,
      @Option(
              names = "--company",
              paramLabel = "ID",
              description = "List only the grants for this company.")
          Optional<String> company) {
    return runner.answer(
        store -> {
          ListGrants listing = new ListGrants(store.grants(), store.users());
          return new SelectGrants(store.users(), store.clients(), store.companies())
              .select(user, client, company)
              .<Output>map(
                  filter ->
                      options.gather(
                          page -> listing.list(filter, page.after(), page.limit()),
                          it -> it.grant().id(),
                          Optional.empty(),
                          it -> status.filter(s -> s != GrantStatus.of(it.grant())).isEmpty(),
                          GRANT));
        });
  }

  @Command(name = "show", description = "Shows one grant.", footer = "  tollgate grant show grt_1")
  int show(@Parameters(paramLabel = "ID", description = "The grant.") String id) {
    return runner.answer(GRANT, store -> new ShowGrant(store.grants(), store.users()).show(id));
  }

  @Command(
      name = "revoke",
      description =
          "Revokes a grant. Within a second the tokens that came from it are refused, and the"
              + " client has to ask the user again.",
      footer = "  tollgate grant revoke grt_1")
  int revoke(
      @Parameters(paramLabel = "ID", description = "The grant.") String id, @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        GRANT,
        store -> new RevokeGrant(store.grants(), store.users(), invocation.clock()).revoke(id));
  }

  private static String wording(GrantRefusal refusal) {
    return switch (refusal) {
      case UserNotFound(String user) -> Wording.missing("user", user);
      case ClientNotFound(String id) -> Wording.missing("client", id);
      case CompanyNotFound(String id) -> Wording.missing("company", id);
      case GrantNotFound(String id) -> Wording.missing("grant", id);
      case GrantRevoked _ -> "This grant has already been revoked.";
    };
  }
}
