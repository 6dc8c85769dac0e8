package dev.tollgate.cli.tenant;

import dev.tollgate.application.admin.tenant.ChangeEnterprise;
import dev.tollgate.application.admin.tenant.CreateEnterprise;
import dev.tollgate.application.admin.tenant.DeleteEnterprise;
import dev.tollgate.application.admin.tenant.ListEnterprises;
import dev.tollgate.application.admin.tenant.RenameEnterprise;
import dev.tollgate.application.admin.tenant.ShowEnterprise;
import dev.tollgate.application.admin.tenant.TenantRefusal;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.domain.Enterprise;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate enterprise ...}. */
@Command(
    name = "enterprise",
    description = "Manages enterprises, the tenants that own companies and clients.",
    footer = "  tollgate enterprise create \"Acme Ltd\"",
    addMethodSubcommands = false)
public final class EnterpriseCommands {

  private final Invocation invocation;
  private final Runner<TenantRefusal> runner;

  private EnterpriseCommands(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, TenantWording::of);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation
        .noun(new EnterpriseCommands(invocation))
        .registerConverter(TenantStatus.class, Choice.of(TenantStatus.class));
  }

  @Command(
      name = "create",
      description = "Creates an enterprise. It is active immediately.",
      footer = "  tollgate enterprise create \"Acme Ltd\"")
  int create(@Parameters(paramLabel = "NAME", description = "The display name.") String name) {
    return runner.answer(
        TenantShapes.ENTERPRISE,
        store ->
            new CreateEnterprise(store.enterprises(), invocation.clock(), invocation.random())
                .create(name));
  }

  @Command(
      name = "list",
      description = "Lists enterprises, ordered by id.",
      footer = "  tollgate enterprise list --status inactive")
  int list(@Mixin TenantListOptions options) {
    return runner.list(
        store ->
            options.gather(
                new ListEnterprises(store.enterprises())::list,
                Enterprise::id,
                _ -> true,
                TenantShapes.ENTERPRISE));
  }

  @Command(
      name = "show",
      description = "Shows one enterprise.",
      footer = "  tollgate enterprise show ent_1")
  int show(@Parameters(paramLabel = "ID", description = "The enterprise.") String id) {
    return runner.answer(
        TenantShapes.ENTERPRISE, store -> new ShowEnterprise(store.enterprises()).show(id));
  }

  @Command(
      name = "rename",
      description = "Renames an enterprise.",
      footer = "  tollgate enterprise rename ent_1 \"Acme Group\"")
  int rename(
      @Parameters(paramLabel = "ID", description = "The enterprise.") String id,
      @Parameters(paramLabel = "NAME", description = "The new name.") String name,
      @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        TenantShapes.ENTERPRISE,
        store -> new RenameEnterprise(store.enterprises()).rename(id, name));
  }

  @Command(
      name = "activate",
      description =
          "Activates an enterprise. Its clients can obtain tokens again, and its unexpired tokens"
              + " are valid again.",
      footer = "  tollgate enterprise activate ent_1")
  int activate(
      @Parameters(paramLabel = "ID", description = "The enterprise.") String id,
      @Mixin DryRun dryRun) {
    return change(id, Tenants.ACTIVATE, dryRun);
  }

  @Command(
      name = "deactivate",
      description =
          "Deactivates an enterprise. Within a second its clients obtain no tokens and its tokens"
              + " are refused.",
      footer = "  tollgate enterprise deactivate ent_1")
  int deactivate(
      @Parameters(paramLabel = "ID", description = "The enterprise.") String id,
      @Mixin DryRun dryRun) {
    return change(id, Tenants.DEACTIVATE, dryRun);
  }

  @Command(
      name = "delete",
      description =
          "Deletes an enterprise that has no companies and no clients. Asks for confirmation.",
      footer = "  tollgate enterprise delete ent_1 --cascade --dry-run")
  int delete(
      @Parameters(paramLabel = "ID", description = "The enterprise.") String id,
      @Option(
              names = "--cascade",
              description =
                  "Also delete its companies with their documents and projects, and its clients,"
                      + " whose tokens become invalid at once.")
          boolean cascade,
      @Mixin Deletion deletion) {
    return runner.delete(
        deletion,
        "Delete enterprise "
            + Quoted.of(id)
            + (cascade
                ? " with its companies, their documents and projects, and its clients? The tokens"
                    + " of the clients become invalid at once."
                : "?"),
        TenantShapes.DELETED_ENTERPRISE,
        store -> new DeleteEnterprise(store.enterprises()).delete(id, cascade));
  }

  private int change(String id, TenantChange change, DryRun dryRun) {
    return runner.change(
        dryRun,
        TenantShapes.ENTERPRISE,
        store -> new ChangeEnterprise(store.enterprises()).change(id, change));
  }
}
