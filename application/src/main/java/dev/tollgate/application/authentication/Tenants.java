package dev.tollgate.application.authentication;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells whether enterprises and companies are active. */
public record Tenants(
    Function<EnterpriseId, Optional<Enterprise>> enterprises,
    Function<CompanyId, Optional<Company>> companies) {

  public static Tenants of(Enterprises enterprises, Companies companies) {
    return new Tenants(enterprises::find, companies::find);
  }

  /** These as they are now: the store is asked about each of them once. */
  public Tenants remembered() {
    Map<EnterpriseId, Optional<Enterprise>> seenEnterprises = new HashMap<>();
    Map<CompanyId, Optional<Company>> seenCompanies = new HashMap<>();
    return new Tenants(
        id -> seenEnterprises.computeIfAbsent(id, enterprises),
        id -> seenCompanies.computeIfAbsent(id, companies));
  }

  public boolean isEnterpriseActive(Client client) {
    return enterprises.apply(client.enterprise()).filter(Enterprise::active).isPresent();
  }

  public boolean isEnterpriseActive(Company company) {
    return enterprises.apply(company.enterprise()).filter(Enterprise::active).isPresent();
  }

  /** Whether the contract refuses because of the company; without a company it never does. */
  public boolean isRefused(Optional<CompanyId> company, ContractRules contract) {
    return switch (contract.whenCompanyInactive()) {
      case SERVE -> false;
      case REFUSE ->
          company.isPresent() && company.flatMap(companies).filter(Company::active).isEmpty();
    };
  }
}
