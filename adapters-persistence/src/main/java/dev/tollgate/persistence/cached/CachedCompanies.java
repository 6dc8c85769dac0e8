package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.CompanyChange;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Slug;
import java.util.List;
import java.util.Optional;

/** Companies of another store, some of them remembered. */
record CachedCompanies(Companies store, Recent<CompanyId, Company> recent) implements Companies {

  @Override
  public boolean add(Company company) {
    return recent.change(company.id(), () -> store.add(company));
  }

  @Override
  public Optional<Company> find(CompanyId id) {
    return recent.find(id, store::find);
  }

  @Override
  public Optional<Company> findBySlug(Slug slug) {
    return store.findBySlug(slug);
  }

  @Override
  public long nextAccountNumber() {
    return store.nextAccountNumber();
  }

  @Override
  public List<Company> page(Listing listing) {
    return store.page(listing);
  }

  @Override
  public boolean change(CompanyId id, CompanyChange change) {
    return recent.change(id, () -> store.change(id, change));
  }

  /** What it owned may be remembered for a second longer, which has no effect without it. */
  @Override
  public Removal remove(CompanyId id, boolean cascade) {
    return recent.change(id, () -> store.remove(id, cascade));
  }
}
