package dev.tollgate.application.authentication;

import dev.tollgate.application.storage.Companies;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;

/** Tells the clients of sandboxes from all others. */
public final class Sandboxes {

  private final Companies companies;

  public Sandboxes(Companies companies) {
    this.companies = companies;
  }

  /** Whether the company of a client is a sandbox; a client without company is in none. */
  public boolean include(Client client) {
    return client.company().flatMap(companies::find).filter(Company::sandbox).isPresent();
  }
}
