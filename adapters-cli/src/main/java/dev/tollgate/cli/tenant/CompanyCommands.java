package dev.tollgate.cli.tenant;

import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.cli.command.Admin;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
import dev.tollgate.cli.output.Output;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.EnterpriseRefusal;
import java.util.Optional;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate company ...}. */
@Command(
    name = "company",
    description = "Parts of an enterprise, whose data their clients read.",
    footer = "  tollgate company create \"Acme Paints\" --enterprise ent_1")
public final class CompanyCommands {

  private final Session session;

  public CompanyCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "create",
      description = "Makes a company of an enterprise, active at once.",
      footer = "  tollgate company create \"Acme Paints\" --enterprise ent_1")
  int create(
      @Parameters(paramLabel = "NAME", description = "What people call it.") String name,
      @Option(
              names = "--enterprise",
              paramLabel = "ID",
              required = true,
              description = "The enterprise that owns it.")
          String enterprise) {
    return session.answer(
        admin -> admin.createCompany().create(name, enterprise).map(Shapes.COMPANY::one));
  }

  @Command(
      name = "list",
      description = "Lists companies, ordered by id.",
      footer = "  tollgate company list --enterprise ent_1")
  int list(
      @Mixin ListOptions options,
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              description = "Only those that are so: ${COMPLETION-CANDIDATES}.")
          Optional<TenantStatus> status,
      @Option(
              names = "--enterprise",
              paramLabel = "ID",
              description = "Only those of this enterprise.")
          Optional<String> enterprise) {
    return session.answer(
        admin ->
            ownedBy(enterprise, admin)
                .<Output>map(
                    wanted ->
                        options.gather(
                            admin.listCompanies()::list,
                            Company::id,
                            status.map(TenantStatus::isActive),
                            wanted,
                            Shapes.COMPANY)));
  }

  private static Result<Predicate<Company>, EnterpriseRefusal> ownedBy(
      Optional<String> enterprise, Admin admin) {
    return enterprise
        .<Result<Predicate<Company>, EnterpriseRefusal>>map(
            id ->
                admin
                    .showEnterprise()
                    .show(id)
                    .map(owner -> company -> company.enterprise().equals(owner.id())))
        .orElseGet(() -> Result.ok(_ -> true));
  }

  @Command(
      name = "show",
      description = "Shows one company.",
      footer = "  tollgate company show com_1")
  int show(@Parameters(paramLabel = "ID", description = "The company.") String id) {
    return session.answer(admin -> admin.showCompany().show(id).map(Shapes.COMPANY::one));
  }

  @Command(
      name = "rename",
      description = "Gives a company another name.",
      footer = "  tollgate company rename com_1 \"Acme Colours\"")
  int rename(
      @Parameters(paramLabel = "ID", description = "The company.") String id,
      @Parameters(paramLabel = "NAME", description = "Its new name.") String name,
      @Mixin DryRun dryRun) {
    return session.change(
        dryRun, admin -> admin.renameCompany().rename(id, name).map(Shapes.COMPANY::one));
  }

  @Command(
      name = "activate",
      description = "Lets the clients of a company read its data again.",
      footer = "  tollgate company activate com_1")
  int activate(
      @Parameters(paramLabel = "ID", description = "The company.") String id,
      @Mixin DryRun dryRun) {
    return change(id, Tenants.ACTIVATE, dryRun);
  }

  @Command(
      name = "deactivate",
      description = "Closes the data of a company to its clients, within a second.",
      footer = "  tollgate company deactivate com_1")
  int deactivate(
      @Parameters(paramLabel = "ID", description = "The company.") String id,
      @Mixin DryRun dryRun) {
    return change(id, Tenants.DEACTIVATE, dryRun);
  }

  @Command(
      name = "delete",
      description = "Deletes a company without clients and documents. Asks before it does.",
      footer = "  tollgate company delete com_1 --cascade --dry-run")
  int delete(
      @Parameters(paramLabel = "ID", description = "The company.") String id,
      @Option(
              names = "--cascade",
              description =
                  "Also delete the clients that are linked to it, whose tokens end at once, and its"
                      + " documents.")
          boolean cascade,
      @Mixin Deletion deletion) {
    return session.delete(
        deletion,
        "Delete company "
            + Quoted.of(id)
            + (cascade
                ? " with its documents and the clients linked to it? Their tokens end at once."
                : "?"),
        admin -> admin.deleteCompany().delete(id, cascade).map(Shapes.DELETED_COMPANY::one));
  }

  private int change(String id, TenantChange change, DryRun dryRun) {
    return session.change(
        dryRun, admin -> admin.changeCompany().change(id, change).map(Shapes.COMPANY::one));
  }
}
