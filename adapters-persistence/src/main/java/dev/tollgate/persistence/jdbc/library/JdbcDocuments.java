package dev.tollgate.persistence.jdbc.library;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.EditionSuperseded;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import dev.tollgate.persistence.jdbc.tenants.TenantLocks;
import java.security.SecureRandom;
import java.util.List;

/** Documents in a database: each publication is an edition, and pages look at the live one. */
public record JdbcDocuments(
    Statements statements, EditionRows editions, DocumentRows documents, TenantLocks locks)
    implements Documents {

  public static Documents in(Tables tables) {
    return new JdbcDocuments(
        tables.statements(),
        tables.rows(EditionRows.class),
        tables.rows(DocumentRows.class),
        TenantLocks.in(tables));
  }

  private static final SecureRandom RANDOM = new SecureRandom();

  @Override
  public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
    List<SliceRow> rows =
        statements.run(() -> documents.page(company.value(), kind.name(), offset, offset + limit));
    List<Document> found =
        rows.stream()
            .filter(row -> row.body() != null)
            .map(row -> new Document(kind, row.body()))
            .toList();
    return new Slice(found, rows.isEmpty() ? 0 : rows.getFirst().total());
  }

  @Override
  public Edition replace(CompanyId company) {
    EditionRow draft = new EditionRow(RANDOM.nextLong(), company.value(), false);
    statements.perform(
        () -> {
          if (!locks.lock(company)) {
            throw new EditionSuperseded();
          }
          int _ = editions.deleteDrafts(company.value());
          editions.insert(draft);
        });
    return new JdbcEdition(statements, editions, documents, draft);
  }
}
