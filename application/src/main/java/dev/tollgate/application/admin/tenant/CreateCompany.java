package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.CreateCompanyRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.NameInvalid;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Result;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Creates an active company in an enterprise. */
public final class CreateCompany {

  private final Enterprises enterprises;
  private final Companies companies;
  private final Clock clock;
  private final RandomGenerator random;

  public CreateCompany(
      Enterprises enterprises, Companies companies, Clock clock, RandomGenerator random) {
    this.enterprises = enterprises;
    this.companies = companies;
    this.clock = clock;
    this.random = random;
  }

  public Result<Company, CreateCompanyRefusal> create(String name, String enterprise) {
    Optional<Name> valid = Name.parse(name);
    if (valid.isEmpty()) {
      return Result.refused(new NameInvalid(name));
    }
    Optional<Enterprise> owner = EnterpriseId.parse(enterprise).flatMap(enterprises::find);
    if (owner.isEmpty()) {
      return Result.refused(new EnterpriseNotFound(enterprise));
    }
    Instant now = clock.instant();
    Company company =
        new Company(CompanyId.next(now, random), owner.get().id(), valid.get(), true, now);
    return companies.add(company)
        ? Result.ok(company)
        : Result.refused(new EnterpriseNotFound(enterprise));
  }
}
