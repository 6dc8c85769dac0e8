package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.storage.Companies;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.CompanyNotFound;
import dev.tollgate.domain.refusal.CompanyRefusal;

/** Shows one company. */
public final class ShowCompany {

  private final Companies companies;

  public ShowCompany(Companies companies) {
    this.companies = companies;
  }

  public Result<Company, CompanyRefusal> show(String id) {
    return CompanyId.parse(id)
        .flatMap(companies::find)
        .<Result<Company, CompanyRefusal>>map(Result::ok)
        .orElseGet(() -> Result.refused(new CompanyNotFound(id)));
  }
}
