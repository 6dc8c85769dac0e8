package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotFound;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Result;

/** Shows one company. */
public final class ShowCompany {

  private final Companies companies;

  public ShowCompany(Companies companies) {
    this.companies = companies;
  }

  public Result<Company, CompanyNotFound> show(String id) {
    return Result.of(CompanyId.parse(id).flatMap(companies::find), new CompanyNotFound(id));
  }
}
