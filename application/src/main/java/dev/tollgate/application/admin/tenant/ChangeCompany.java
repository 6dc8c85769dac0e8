package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotFound;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Result;

/** Changes one company; the server applies it within a second. */
public final class ChangeCompany {

  private final Companies companies;

  public ChangeCompany(Companies companies) {
    this.companies = companies;
  }

  /** Returns the changed company. */
  public Result<Company, CompanyNotFound> change(String id, TenantChange change) {
    return Result.of(
        CompanyId.parse(id)
            .filter(known -> companies.change(known, change))
            .flatMap(companies::find),
        new CompanyNotFound(id));
  }
}
