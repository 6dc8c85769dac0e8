package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.tenant.TenantRefusal.ClaimRefused;
import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.SlugInvalid;
import dev.tollgate.application.admin.tenant.TenantRefusal.SlugTaken;
import dev.tollgate.application.admin.tenant.TenantRefusal.UpdateCompanyRefusal;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.CompanyChange;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Slug;
import java.util.Optional;

/**
 * Changes the slug and the custom claims of a company, and whether it is a sandbox; tokens already
 * issued keep their claims.
 */
public final class UpdateCompany {

  private static final int ATTEMPTS = 100;

  private final Companies companies;
  private final EditClaims editing;

  public UpdateCompany(Companies companies, EditClaims editing) {
    this.companies = companies;
    this.editing = editing;
  }

  /**
   * What changes; what is empty stays as it is.
   *
   * @param sandbox whether its clients are for tests
   */
  public record Changes(
      Optional<String> slug, EditClaims.Changes claims, Optional<Boolean> sandbox) {}

  /** Makes all of the changes or none, and returns the changed company. */
  public Result<Company, UpdateCompanyRefusal> update(String id, Changes wanted) {
    Optional<Slug> slug = wanted.slug().flatMap(Slug::parse);
    if (wanted.slug().isPresent() && slug.isEmpty()) {
      return Result.refused(new SlugInvalid(wanted.slug().get()));
    }
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<Company> seen = CompanyId.parse(id).flatMap(companies::find);
      if (seen.isEmpty()) {
        return Result.refused(new CompanyNotFound(id));
      }
      Company company = seen.get();
      switch (editing.edit(company.claims(), wanted.claims())) {
        case Result.Refused<CustomClaims, EditClaims.Problem>(EditClaims.Problem problem) -> {
          return Result.refused(new ClaimRefused(problem));
        }
        case Result.Ok<CustomClaims, EditClaims.Problem>(CustomClaims claims) -> {
          CompanyChange change =
              new CompanyChange.Update(
                  new CompanyChange.Details(
                      slug.or(company::slug), claims, wanted.sandbox().orElse(company.sandbox())),
                  CompanyChange.Details.of(company));
          if (companies.change(company.id(), change)) {
            return Result.ok(change.of(company).orElseThrow());
          }
          if (slug.filter(it -> isTaken(it, company)).isPresent()) {
            return Result.refused(new SlugTaken(slug.get()));
          }
        }
      }
    }
    throw new IllegalStateException("the company changed " + ATTEMPTS + " times in between");
  }

  private boolean isTaken(Slug slug, Company by) {
    return companies.findBySlug(slug).filter(owner -> !owner.id().equals(by.id())).isPresent();
  }
}
