package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Companies in memory. */
record MemoryCompanies(Supplier<MemoryData> data) implements Companies {

  @Override
  public boolean add(Company company) {
    return data.get().companies.add(company.id().value(), company);
  }

  @Override
  public Optional<Company> find(CompanyId id) {
    return data.get().companies.find(id.value());
  }

  @Override
  public List<Company> page(Listing listing) {
    return data.get().companies.page(listing, Company::active);
  }

  @Override
  public boolean change(CompanyId id, TenantChange change) {
    return data.get().companies.change(id.value(), old -> Optional.of(change.of(old)));
  }

  @Override
  public Removal remove(CompanyId id, boolean cascade) {
    return MemoryRemoval.remove(data.get(), id, cascade);
  }
}
