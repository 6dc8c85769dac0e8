package dev.tollgate.persistence.jdbc.tenants;

import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.CompanyChange;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Slug;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.util.List;
import java.util.Optional;

/** Companies in a database. */
public record JdbcCompanies(
    Statements statements, CompanyRows rows, JdbcRemoval removal, TenantLocks locks)
    implements Companies {

  public static Companies in(Tables tables) {
    return new JdbcCompanies(
        tables.statements(),
        tables.rows(CompanyRows.class),
        JdbcRemoval.in(tables),
        TenantLocks.in(tables));
  }

  @Override
  public boolean add(Company company) {
    return statements.addTogether(
        () -> locks.lock(company.enterprise()),
        () -> {
          company
              .accountNumber()
              .ifPresent(
                  number -> {
                    int _ = rows.raiseAccount(number);
                  });
          rows.insert(CompanyRow.of(company));
        });
  }

  @Override
  public Optional<Company> findBySlug(Slug slug) {
    return statements.run(() -> rows.findBySlug(slug.value())).map(CompanyRow::company);
  }

  @Override
  public long nextAccountNumber() {
    return statements.together(
        () -> {
          int _ = rows.countAccount();
          return rows.latestAccount();
        });
  }

  @Override
  public Optional<Company> find(CompanyId id) {
    return statements.run(() -> rows.findById(id.value())).map(CompanyRow::company);
  }

  @Override
  public List<Company> page(Listing listing) {
    boolean active = listing.active().orElse(true);
    boolean orActive = listing.active().orElse(false);
    return statements
        .run(() -> rows.page(listing.after(), active, orActive, listing.limit()))
        .stream()
        .map(CompanyRow::company)
        .toList();
  }

  @Override
  public boolean change(CompanyId id, CompanyChange change) {
    return switch (change) {
      case TenantChange.SetActive(boolean active) ->
          statements.changeOne(() -> rows.setActive(id.value(), active));
      case TenantChange.Rename(Name name) ->
          statements.changeOne(() -> rows.rename(id.value(), name.value()));
      case CompanyChange.Update(CompanyChange.Details details, CompanyChange.Details seen) ->
          statements.addOne(() -> update(id, details, seen));
      case CompanyChange.GiveAccountNumber(long number) ->
          statements.addOne(() -> rows.giveAccount(id.value(), number));
    };
  }

  private int update(CompanyId id, CompanyChange.Details details, CompanyChange.Details seen) {
    return rows.update(
        id.value(),
        details.slug().map(Slug::value).orElse(null),
        details.claims().json(),
        details.sandbox(),
        seen.slug().map(Slug::value).orElse(""),
        seen.claims().json(),
        seen.sandbox());
  }

  @Override
  public Removal remove(CompanyId id, boolean cascade) {
    return removal.remove(id, cascade);
  }
}
