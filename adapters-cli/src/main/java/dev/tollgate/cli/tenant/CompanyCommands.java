package dev.tollgate.cli.tenant;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.tenant.ChangeCompany;
import dev.tollgate.application.admin.tenant.CreateCompany;
import dev.tollgate.application.admin.tenant.DeleteCompany;
import dev.tollgate.application.admin.tenant.ListCompanies;
import dev.tollgate.application.admin.tenant.RenameCompany;
import dev.tollgate.application.admin.tenant.ShowCompany;
import dev.tollgate.application.admin.tenant.ShowEnterprise;
import dev.tollgate.application.admin.tenant.TenantRefusal;
import dev.tollgate.application.admin.tenant.UpdateCompany;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.Claim;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.output.Output;
import dev.tollgate.domain.Company;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate company ...}. */
@Command(
    name = "company",
    description = "Manages the companies of an enterprise, whose data clients read.",
    footer = "  tollgate company create \"Acme Paints\" --enterprise ent_1",
    addMethodSubcommands = false)
public final class CompanyCommands {

  private static final String SANDBOX =
      "The clients of the company are for tests: they may name the error that they are answered"
          + " with, in the header Tollgate-Trigger.";

  private final Invocation invocation;
  private final Runner<TenantRefusal> runner;

  private CompanyCommands(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, TenantWording::of);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation
        .noun(new CompanyCommands(invocation))
        .registerConverter(TenantStatus.class, Choice.of(TenantStatus.class));
  }

  @Command(
      name = "create",
      description = "Creates a company in an enterprise. It is active immediately.",
      footer = "  tollgate company create \"Acme Paints\" --enterprise ent_1")
  int create(
      @Parameters(paramLabel = "NAME", description = "The display name.") String name,
      @Option(
              names = "--enterprise",
              paramLabel = "ID",
              required = true,
              description = "The enterprise that owns it.")
          String enterprise,
      @Option(
              names = "--slug",
              paramLabel = "SLUG",
              description = "Its name in addresses. Made from the display name if left out.")
          Optional<String> slug,
      @Option(names = "--sandbox", description = SANDBOX) boolean sandbox) {
    return runner.answer(
        TenantShapes.COMPANY,
        store ->
            new CreateCompany(
                    store.enterprises(), store.companies(), invocation.clock(), invocation.random())
                .create(name, enterprise, slug, sandbox));
  }

  @Command(
      name = "list",
      description = "Lists companies, ordered by id.",
      footer = "  tollgate company list --enterprise ent_1")
  int list(
      @Mixin TenantListOptions options,
      @Option(
              names = "--enterprise",
              paramLabel = "ID",
              description = "List only the companies of this enterprise.")
          Optional<String> enterprise) {
    return runner.answer(
        store ->
            ListOptions.<Company, TenantRefusal>ownedBy(
                    enterprise,
                    id ->
                        new ShowEnterprise(store.enterprises())
                            .show(id)
                            .map(owner -> company -> company.enterprise().equals(owner.id())))
                .<Output>map(
                    wanted ->
                        options.gather(
                            new ListCompanies(store.companies())::list,
                            Company::id,
                            wanted,
                            TenantShapes.COMPANY)));
  }

  @Command(
      name = "show",
      description = "Shows one company.",
      footer = "  tollgate company show com_1")
  int show(@Parameters(paramLabel = "ID", description = "The company.") String id) {
    return runner.answer(
        TenantShapes.COMPANY, store -> new ShowCompany(store.companies()).show(id));
  }

  @Command(
      name = "rename",
      description = "Renames a company.",
      footer = "  tollgate company rename com_1 \"Acme Colours\"")
  int rename(
      @Parameters(paramLabel = "ID", description = "The company.") String id,
      @Parameters(paramLabel = "NAME", description = "The new name.") String name,
      @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        TenantShapes.COMPANY,
        store -> new RenameCompany(store.companies()).rename(id, name));
  }

  @Command(
      name = "update",
      description =
          "Changes the slug and the custom claims of a company, and whether it is a sandbox. JWTs"
              + " issued to its clients under the contract rfc from then on contain the claims.",
      footer = "  tollgate company update com_1 --claim 'region=\"eu\"'")
  int update(
      @Parameters(paramLabel = "ID", description = "The company.") String id,
      @ArgGroup(exclusive = false, multiplicity = "1") Changes changes,
      @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        TenantShapes.COMPANY,
        store ->
            new UpdateCompany(store.companies(), new EditClaims(invocation.ports().json()))
                .update(id, changes.toChanges()));
  }

  /** At least one of these. */
  static final class Changes {

    @Option(
        names = "--slug",
        paramLabel = "SLUG",
        description = "Its new name in addresses; links with the old one no longer lead to it.")
    private Optional<String> slug = Optional.empty();

    @Option(
        names = "--claim",
        paramLabel = "NAME=JSON",
        converter = Claim.Converter.class,
        description =
            "A claim to add or replace. A client's claim of the same name overrides it."
                + " Repeatable.")
    private List<Claim> set = List.of();

    @Option(
        names = "--remove-claim",
        paramLabel = "NAME",
        description = "A claim to remove. Repeatable.")
    private List<String> remove = List.of();

    @Option(names = "--sandbox", negatable = true, description = SANDBOX)
    private Optional<Boolean> sandbox = Optional.empty();

    UpdateCompany.Changes toChanges() {
      return new UpdateCompany.Changes(slug, Claim.changes(set, remove), sandbox);
    }
  }

  @Command(
      name = "activate",
      description = "Activates a company. Its clients can read its data again.",
      footer = "  tollgate company activate com_1")
  int activate(
      @Parameters(paramLabel = "ID", description = "The company.") String id,
      @Mixin DryRun dryRun) {
    return change(id, Tenants.ACTIVATE, dryRun);
  }

  @Command(
      name = "deactivate",
      description =
          "Deactivates a company. Within a second its clients can no longer read its data.",
      footer = "  tollgate company deactivate com_1")
  int deactivate(
      @Parameters(paramLabel = "ID", description = "The company.") String id,
      @Mixin DryRun dryRun) {
    return change(id, Tenants.DEACTIVATE, dryRun);
  }

  @Command(
      name = "delete",
      description =
          "Deletes a company that has no clients, documents, projects or users. Asks for"
              + " confirmation.",
      footer = "  tollgate company delete com_1 --cascade --dry-run")
  int delete(
      @Parameters(paramLabel = "ID", description = "The company.") String id,
      @Option(
              names = "--cascade",
              description =
                  "Also delete its documents, its projects and the clients linked to it, whose"
                      + " tokens become invalid at once. Users stay, but no longer belong to the"
                      + " company.")
          boolean cascade,
      @Mixin Deletion deletion) {
    return runner.delete(
        deletion,
        "Delete company "
            + Quoted.of(id)
            + (cascade
                ? " with its documents, its projects and the clients linked to it? The tokens of"
                    + " the clients become invalid at once."
                : "?"),
        TenantShapes.DELETED_COMPANY,
        store -> new DeleteCompany(store.companies()).delete(id, cascade));
  }

  private int change(String id, TenantChange change, DryRun dryRun) {
    return runner.change(
        dryRun,
        TenantShapes.COMPANY,
        store -> new ChangeCompany(store.companies()).change(id, change));
  }
}
