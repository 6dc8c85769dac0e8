package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.NameInvalid;
import dev.tollgate.application.admin.tenant.TenantRefusal.RenameCompanyRefusal;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Result;
import java.util.Optional;

/** Renames a company. */
public final class RenameCompany {

  private final Companies companies;

  public RenameCompany(Companies companies) {
    this.companies = companies;
  }

  /** Returns the changed company. */
  public Result<Company, RenameCompanyRefusal> rename(String id, String name) {
    Optional<Name> valid = Name.parse(name);
    if (valid.isEmpty()) {
      return Result.refused(new NameInvalid(name));
    }
    return Result.of(
        CompanyId.parse(id)
            .filter(known -> companies.change(known, new TenantChange.Rename(valid.get())))
            .flatMap(companies::find),
        new CompanyNotFound(id));
  }
}
