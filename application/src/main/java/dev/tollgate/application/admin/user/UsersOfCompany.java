package dev.tollgate.application.admin.user;

import dev.tollgate.application.admin.user.UserRefusal.CompanyNotFound;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.User;
import java.util.function.Predicate;

/** Tells the users that belong to a company from all others. */
public final class UsersOfCompany {

  private final Companies companies;

  public UsersOfCompany(Companies companies) {
    this.companies = companies;
  }

  public Result<Predicate<User>, CompanyNotFound> of(String companyId) {
    return Result.<Company, CompanyNotFound>of(
            CompanyId.parse(companyId).flatMap(companies::find), new CompanyNotFound(companyId))
        .map(company -> user -> user.belongsTo(company.id()));
  }
}
