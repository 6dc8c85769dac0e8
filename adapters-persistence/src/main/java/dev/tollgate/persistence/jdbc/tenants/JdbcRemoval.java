package dev.tollgate.persistence.jdbc.tenants;

import dev.tollgate.application.storage.Contents;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;

/** Removes tenants, each in one transaction; the tenant's own row goes first. */
record JdbcRemoval(Statements statements, RemovalRows rows) {

  static JdbcRemoval in(Tables tables) {
    return new JdbcRemoval(tables.statements(), tables.rows(RemovalRows.class));
  }

  Removal remove(EnterpriseId enterprise, boolean cascade) {
    String id = enterprise.value();
    return statements.together(() -> cascade ? cascadeEnterprise(id) : emptyEnterprise(id));
  }

  private Removal emptyEnterprise(String id) {
    if (rows.removeEmptyEnterprise(id) == 1) {
      return new Removal.Done(new Contents(0, 0, 0));
    }
    return rows.enterprises(id) == 0
        ? new Removal.Missing()
        : new Removal.NotEmpty(contentsOfEnterprise(id));
  }

  private Removal cascadeEnterprise(String id) {
    if (rows.removeEnterprise(id) == 0) {
      return new Removal.Missing();
    }
    long documents = rows.documentsOf(id);
    rows.rememberGoneOf(id);
    int clients = rows.removeClientsOf(id);
    int _ = rows.removeEditionsOf(id);
    int companies = rows.removeCompaniesOf(id);
    return new Removal.Done(new Contents(companies, clients, documents));
  }

  private Contents contentsOfEnterprise(String id) {
    return new Contents(rows.companiesOf(id), rows.clientsOf(id), rows.documentsOf(id));
  }

  Removal remove(CompanyId company, boolean cascade) {
    String id = company.value();
    return statements.together(() -> cascade ? cascadeCompany(id) : emptyCompany(id));
  }

  private Removal emptyCompany(String id) {
    if (rows.removeEmptyCompany(id) == 1) {
      int _ = rows.removeEditionsIn(id);
      return new Removal.Done(new Contents(0, 0, 0));
    }
    return rows.companies(id) == 0
        ? new Removal.Missing()
        : new Removal.NotEmpty(new Contents(0, rows.clientsLinkedTo(id), rows.documentsIn(id)));
  }

  private Removal cascadeCompany(String id) {
    if (rows.removeCompany(id) == 0) {
      return new Removal.Missing();
    }
    long documents = rows.documentsIn(id);
    rows.rememberGoneLinkedTo(id);
    int clients = rows.removeClientsLinkedTo(id);
    int _ = rows.removeEditionsIn(id);
    return new Removal.Done(new Contents(0, clients, documents));
  }
}
