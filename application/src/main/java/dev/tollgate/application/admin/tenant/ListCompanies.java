package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.domain.Company;
import java.util.List;

/** Lists companies, ordered by id. */
public final class ListCompanies {

  private final Companies companies;

  public ListCompanies(Companies companies) {
    this.companies = companies;
  }

  public List<Company> list(Listing listing) {
    return companies.page(listing);
  }
}
