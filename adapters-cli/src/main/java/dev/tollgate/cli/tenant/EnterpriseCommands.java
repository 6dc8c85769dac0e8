package dev.tollgate.cli.tenant;

import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
import dev.tollgate.domain.Enterprise;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate enterprise ...}. */
@Command(
    name = "enterprise",
    description = "Tenants, each of which owns companies and their clients.",
    footer = "  tollgate enterprise create \"Acme Ltd\"")
public final class EnterpriseCommands {

  private final Session session;

  public EnterpriseCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "create",
      description = "Makes an enterprise, active at once.",
      footer = "  tollgate enterprise create \"Acme Ltd\"")
  int create(@Parameters(paramLabel = "NAME", description = "What people call it.") String name) {
    return session.answer(
        admin -> admin.createEnterprise().create(name).map(Shapes.ENTERPRISE::one));
  }

  @Command(
      name = "list",
      description = "Lists enterprises, ordered by id.",
      footer = "  tollgate enterprise list --status inactive")
  int list(
      @Mixin ListOptions options,
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              description = "Only those that are so: ${COMPLETION-CANDIDATES}.")
          Optional<TenantStatus> status) {
    return session.list(
        admin ->
            options.gather(
                admin.listEnterprises()::list,
                Enterprise::id,
                status.map(TenantStatus::isActive),
                _ -> true,
                Shapes.ENTERPRISE));
  }

  @Command(
      name = "show",
      description = "Shows one enterprise.",
      footer = "  tollgate enterprise show ent_1")
  int show(@Parameters(paramLabel = "ID", description = "The enterprise.") String id) {
    return session.answer(admin -> admin.showEnterprise().show(id).map(Shapes.ENTERPRISE::one));
  }

  @Command(
      name = "rename",
      description = "Gives an enterprise another name.",
      footer = "  tollgate enterprise rename ent_1 \"Acme Group\"")
  int rename(
      @Parameters(paramLabel = "ID", description = "The enterprise.") String id,
      @Parameters(paramLabel = "NAME", description = "Its new name.") String name,
      @Mixin DryRun dryRun) {
    return session.change(
        dryRun, admin -> admin.renameEnterprise().rename(id, name).map(Shapes.ENTERPRISE::one));
  }

  @Command(
      name = "activate",
      description = "Lets an enterprise have effect again; its live tokens live again.",
      footer = "  tollgate enterprise activate ent_1")
  int activate(
      @Parameters(paramLabel = "ID", description = "The enterprise.") String id,
      @Mixin DryRun dryRun) {
    return change(id, Tenants.ACTIVATE, dryRun);
  }

  @Command(
      name = "deactivate",
      description = "Takes all effect from an enterprise and its tokens, within a second.",
      footer = "  tollgate enterprise deactivate ent_1")
  int deactivate(
      @Parameters(paramLabel = "ID", description = "The enterprise.") String id,
      @Mixin DryRun dryRun) {
    return change(id, Tenants.DEACTIVATE, dryRun);
  }

  @Command(
      name = "delete",
      description = "Deletes an enterprise without companies and clients. Asks before it does.",
      footer = "  tollgate enterprise delete ent_1 --cascade --dry-run")
  int delete(
      @Parameters(paramLabel = "ID", description = "The enterprise.") String id,
      @Option(
              names = "--cascade",
              description =
                  "Also delete its companies, their documents, and its clients; their tokens end at"
                      + " once.")
          boolean cascade,
      @Mixin Deletion deletion) {
    return session.delete(
        deletion,
        "Delete enterprise "
            + Quoted.of(id)
            + (cascade
                ? " with its companies, their documents, and its clients? Their tokens end at once."
                : "?"),
        admin -> admin.deleteEnterprise().delete(id, cascade).map(Shapes.DELETED_ENTERPRISE::one));
  }

  private int change(String id, TenantChange change, DryRun dryRun) {
    return session.change(
        dryRun, admin -> admin.changeEnterprise().change(id, change).map(Shapes.ENTERPRISE::one));
  }
}
