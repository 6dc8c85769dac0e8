package dev.tollgate.persistence.jdbc.tenants;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.util.List;

/**
 * Locks tenants until the transaction ends, so that nobody removes one while something is added to
 * it. An enterprise is locked before its companies, and companies are locked in the order of their
 * ids, before clients and users.
 */
public record TenantLocks(TenantLockRows rows) {

  public static TenantLocks in(Tables tables) {
    return new TenantLocks(tables.rows(TenantLockRows.class));
  }

  /** False if the enterprise does not exist. */
  public boolean lock(EnterpriseId id) {
    return rows.enterprise(id.value()).isPresent();
  }

  /** Locks its companies, too. False if the enterprise does not exist. */
  public boolean lockWithCompanies(EnterpriseId id) {
    boolean isThere = lock(id);
    List<String> _ = rows.companiesOf(id.value());
    return isThere;
  }

  /** False if the company does not exist. */
  public boolean lock(CompanyId id) {
    return rows.company(id.value()).isPresent();
  }
}
