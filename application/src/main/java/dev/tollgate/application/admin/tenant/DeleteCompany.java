package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotEmpty;
import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.DeleteCompanyRefusal;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Contents;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Result;
import java.util.Optional;

/** Deletes a company; the tokens of clients deleted with it become invalid at once. */
public final class DeleteCompany {

  private final Companies companies;

  public DeleteCompany(Companies companies) {
    this.companies = companies;
  }

  /** With {@code cascade}, also deletes its clients, documents and projects. */
  public Result<Deleted, DeleteCompanyRefusal> delete(String id, boolean cascade) {
    Optional<CompanyId> known = CompanyId.parse(id);
    if (known.isEmpty()) {
      return Result.refused(new CompanyNotFound(id));
    }
    return switch (companies.remove(known.get(), cascade)) {
      case Removal.Done(Contents contents) -> Result.ok(new Deleted(known.get(), contents));
      case Removal.NotEmpty(Contents contents) ->
          Result.refused(
              new CompanyNotEmpty(
                  known.get(),
                  contents.clients(),
                  contents.documents(),
                  contents.projects(),
                  contents.users()));
      case Removal.Missing() -> Result.refused(new CompanyNotFound(id));
    };
  }

  /** What was deleted, and how much was deleted with it. */
  public record Deleted(CompanyId id, Contents contents) {}
}
