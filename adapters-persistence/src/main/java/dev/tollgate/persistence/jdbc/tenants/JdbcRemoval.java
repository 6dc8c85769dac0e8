package dev.tollgate.persistence.jdbc.tenants;

import dev.tollgate.application.storage.Contents;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.persistence.jdbc.sql.Notes;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.util.List;

/**
 * Removes tenants. Adding something to a tenant locks its row as well, so nothing is left behind.
 */
record JdbcRemoval(Statements statements, RemovalRows rows, TenantLocks locks, Notes clients) {

  /** The tables with rows of companies; the documents of an edition go with it. */
  private static final List<String> OF_COMPANIES = List.of("membership", "user_grant", "edition");

  static JdbcRemoval in(Tables tables) {
    return new JdbcRemoval(
        tables.statements(),
        tables.rows(RemovalRows.class),
        TenantLocks.in(tables),
        Notes.ofClients(tables));
  }

  Removal remove(EnterpriseId enterprise, boolean cascade) {
    String id = enterprise.value();
    return statements.together(
        () -> {
          if (!locks.lockWithCompanies(enterprise)) {
            return new Removal.Missing();
          }
          long documents = rows.documentsOf(id);
          long projects = rows.projectsOf(id);
          long users = rows.usersOf(id);
          Contents contents =
              new Contents(rows.companiesOf(id), rows.clientsOf(id), documents, projects, users);
          if (!cascade && !contents.isEmpty()) {
            return new Removal.NotEmpty(contents);
          }
          for (String table : OF_COMPANIES) {
            int _ =
                statements.remove(
                    "SELECT id FROM company WHERE enterprise = ?",
                    List.of(id),
                    table,
                    "company",
                    List.of());
          }
          clients.add("client WHERE enterprise", id);
          rows.recordRemovedOf(id);
          rows.recordOwnersOf(id);
          int removed = rows.removeClientsOf(id);
          int companies = rows.removeCompaniesOf(id);
          int _ = rows.removeEnterprise(id);
          return new Removal.Done(new Contents(companies, removed, documents, projects, users));
        });
  }

  Removal remove(CompanyId company, boolean cascade) {
    String id = company.value();
    return statements.together(
        () -> {
          if (!locks.lock(company)) {
            return new Removal.Missing();
          }
          long documents = rows.documentsIn(id);
          long projects = rows.projectsIn(id);
          long users = rows.usersIn(id);
          Contents contents = new Contents(0, rows.clientsLinkedTo(id), documents, projects, users);
          if (!cascade && !contents.isEmpty()) {
            return new Removal.NotEmpty(contents);
          }
          int _ = rows.removeMembershipsIn(id);
          int _ = rows.removeGrantsIn(id);
          int _ = rows.removeEditionsIn(id);
          clients.add("client WHERE company", id);
          rows.recordRemovedLinkedTo(id);
          rows.recordOwnersLinkedTo(id);
          int removed = rows.removeClientsLinkedTo(id);
          int _ = rows.removeCompany(id);
          return new Removal.Done(new Contents(0, removed, documents, projects, users));
        });
  }
}
