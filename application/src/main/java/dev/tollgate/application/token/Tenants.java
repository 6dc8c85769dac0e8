package dev.tollgate.application.token;

import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Enterprise;

/** Tells whether those to whom a client belongs let it work. */
record Tenants(Enterprises enterprises, Companies companies) {

  boolean isEnterpriseActive(Client client) {
    return enterprises.find(client.enterprise()).filter(Enterprise::active).isPresent();
  }

  /** A client that is linked to no company is refused by none. */
  boolean isRefusedByCompany(Client client, Terms terms) {
    return terms.inactiveCompanyRefuses()
        && client.company().isPresent()
        && client.company().flatMap(companies::find).filter(Company::active).isEmpty();
  }
}
