package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.CompanyChange;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Slug;
import java.util.List;
import java.util.Optional;

/** Companies in memory. */
record MemoryCompanies(Access store) implements Companies {

  @Override
  public boolean add(Company company) {
    return store.run(
        data ->
            data.enterprises.find(company.enterprise().value()).isPresent()
                && company.slug().flatMap(slug -> find(data, slug)).isEmpty()
                && data.addNumbered(company));
  }

  private static Optional<Company> find(Memory data, Slug slug) {
    return data.companies.page("", 1, company -> company.slug().equals(Optional.of(slug))).stream()
        .findFirst();
  }

  @Override
  public Optional<Company> findBySlug(Slug slug) {
    return store.run(data -> find(data, slug));
  }

  @Override
  public long nextAccountNumber() {
    return store.run(Memory::nextAccountNumber);
  }

  @Override
  public Optional<Company> find(CompanyId id) {
    return store.run(data -> data.companies.find(id.value()));
  }

  @Override
  public List<Company> page(Listing listing) {
    return store.run(data -> data.companies.page(listing, Company::active));
  }

  @Override
  public boolean change(CompanyId id, CompanyChange change) {
    return store.run(
        data ->
            !(change instanceof CompanyChange.Update update && isTaken(data, id, update))
                && data.companies.change(id.value(), change::of));
  }

  private static boolean isTaken(Memory data, CompanyId id, CompanyChange.Update update) {
    return update.details().slug().flatMap(slug -> find(data, slug)).stream()
        .anyMatch(owner -> !owner.id().equals(id));
  }

  @Override
  public Removal remove(CompanyId id, boolean cascade) {
    return store.run(data -> Removals.remove(data, id, cascade));
  }
}
