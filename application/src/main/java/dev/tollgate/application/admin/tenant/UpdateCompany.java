package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.tenant.TenantRefusal.ClaimRefused;
import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.UpdateCompanyRefusal;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.CompanyChange;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Result;
import java.util.Optional;

/** Changes the custom claims of a company; tokens already issued keep theirs. */
public final class UpdateCompany {

  private static final int ATTEMPTS = 100;

  private final Companies companies;
  private final EditClaims editing;

  public UpdateCompany(Companies companies, EditClaims editing) {
    this.companies = companies;
    this.editing = editing;
  }

  /** Makes all of the changes or none, and returns the changed company. */
  public Result<Company, UpdateCompanyRefusal> update(String id, EditClaims.Changes wanted) {
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<Company> seen = CompanyId.parse(id).flatMap(companies::find);
      if (seen.isEmpty()) {
        return Result.refused(new CompanyNotFound(id));
      }
      Company company = seen.get();
      switch (editing.edit(company.claims(), wanted)) {
        case Result.Refused<CustomClaims, EditClaims.Problem>(EditClaims.Problem problem) -> {
          return Result.refused(new ClaimRefused(problem));
        }
        case Result.Ok<CustomClaims, EditClaims.Problem>(CustomClaims claims) -> {
          CompanyChange change = new CompanyChange.SetClaims(claims, company.claims());
          if (companies.change(company.id(), change)) {
            return Result.ok(change.of(company).orElseThrow());
          }
        }
      }
    }
    throw new IllegalStateException("the company changed " + ATTEMPTS + " times in between");
  }
}
