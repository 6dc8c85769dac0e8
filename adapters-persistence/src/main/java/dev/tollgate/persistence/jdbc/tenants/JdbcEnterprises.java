package dev.tollgate.persistence.jdbc.tenants;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.util.List;
import java.util.Optional;

/** Enterprises in a database. */
public record JdbcEnterprises(Statements statements, EnterpriseRows rows, JdbcRemoval removal)
    implements Enterprises {

  public static Enterprises in(Tables tables) {
    return new JdbcEnterprises(
        tables.statements(), tables.rows(EnterpriseRows.class), JdbcRemoval.in(tables));
  }

  @Override
  public boolean add(Enterprise enterprise) {
    return statements.add(() -> rows.insert(EnterpriseRow.of(enterprise)));
  }

  @Override
  public Optional<Enterprise> find(EnterpriseId id) {
    return statements.run(() -> rows.findById(id.value())).map(EnterpriseRow::enterprise);
  }

  @Override
  public List<Enterprise> page(Listing listing) {
    boolean active = listing.active().orElse(true);
    boolean orActive = listing.active().orElse(false);
    return statements
        .run(() -> rows.page(listing.after(), active, orActive, listing.limit()))
        .stream()
        .map(EnterpriseRow::enterprise)
        .toList();
  }

  @Override
  public boolean change(EnterpriseId id, TenantChange change) {
    return switch (change) {
      case TenantChange.SetActive(boolean active) ->
          statements.changeOne(() -> rows.setActive(id.value(), active));
      case TenantChange.Rename(Name name) ->
          statements.changeOne(() -> rows.rename(id.value(), name.value()));
    };
  }

  @Override
  public Removal remove(EnterpriseId id, boolean cascade) {
    return removal.remove(id, cascade);
  }
}
