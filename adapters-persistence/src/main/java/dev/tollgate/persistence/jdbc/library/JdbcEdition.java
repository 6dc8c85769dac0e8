package dev.tollgate.persistence.jdbc.library;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.EditionSuperseded;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.persistence.jdbc.sql.Statements;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** New documents of a company on their way in; only their number stays in memory. */
final class JdbcEdition implements Documents.Edition {

  private final Statements statements;
  private final EditionRows editions;
  private final DocumentRows documents;
  private final long id;
  private final String company;
  private Map<DocumentKind, Long> totals = new EnumMap<>(DocumentKind.class);

  JdbcEdition(
      Statements statements, EditionRows editions, DocumentRows documents, EditionRow draft) {
    this.statements = statements;
    this.editions = editions;
    this.documents = documents;
    this.id = draft.id();
    this.company = draft.company();
  }

  @Override
  public void add(List<Document> more) {
    Map<DocumentKind, Long> after = new EnumMap<>(totals);
    List<DocumentRow> rows = new ArrayList<>(more.size());
    for (Document document : more) {
      long place = after.merge(document.kind(), 1L, Long::sum) - 1;
      rows.add(new DocumentRow(id, document.kind().name(), place, document.json()));
    }
    statements.perform(
        () -> {
          requireCurrent(editions.hold(id));
          documents.insertAll(rows);
        });
    totals = after;
  }

  @Override
  public void publish() {
    statements.perform(
        () -> {
          requireCurrent(editions.publish(id));
          totals.forEach((kind, total) -> documents.insertTotal(id, kind.name(), total));
          int _ = editions.deleteOlder(company, id);
        });
  }

  private static void requireCurrent(int editions) {
    if (editions != 1) {
      throw new EditionSuperseded();
    }
  }

  @Override
  public void close() {
    int _ = statements.run(() -> editions.deleteDraft(id));
  }
}
