package dev.tollgate.application.admin.client;

import dev.tollgate.application.admin.client.ClientRefusal.CompanyNotFound;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Result;
import java.util.function.Predicate;

/** Tells the clients that are linked to a company from all others. */
public final class ClientsOfCompany {

  private final Companies companies;

  public ClientsOfCompany(Companies companies) {
    this.companies = companies;
  }

  public Result<Predicate<Client>, CompanyNotFound> of(String companyId) {
    return Result.<Company, CompanyNotFound>of(
            CompanyId.parse(companyId).flatMap(companies::find), new CompanyNotFound(companyId))
        .map(company -> client -> client.company().filter(company.id()::equals).isPresent());
  }
}
