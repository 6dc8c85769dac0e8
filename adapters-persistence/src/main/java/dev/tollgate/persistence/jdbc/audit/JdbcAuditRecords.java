package dev.tollgate.persistence.jdbc.audit;

import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.time.Instant;
import java.util.List;

/** Audit records in a database. */
public record JdbcAuditRecords(Statements statements, AuditRows rows) implements AuditRecords {

  public static AuditRecords in(Tables tables) {
    return new JdbcAuditRecords(tables.statements(), tables.rows(AuditRows.class));
  }

  @Override
  public void add(List<AuditRecord> records) {
    List<AuditRow> all = records.stream().map(AuditRow::of).toList();
    if (!all.isEmpty() && !statements.addTogether(() -> rows.insertAll(all))) {
      all.forEach(
          row -> {
            boolean _ = statements.add(() -> rows.insert(row));
          });
    }
  }

  @Override
  public List<AuditRecord> page(Filter filter, String after, int limit) {
    return statements.run(() -> rows(filter, after, limit)).stream().map(AuditRow::record).toList();
  }

  private List<AuditRow> rows(Filter filter, String after, int limit) {
    String event = filter.event().map(AuditEvent::toString).orElse(null);
    if (filter.request().isPresent()) {
      return rows.ofRequest(filter.request().get(), after, limit);
    }
    if (!filter.clients().isEmpty() && !filter.users().isEmpty()) {
      return rows.ofBoth(filter.clients(), filter.users(), event, after, limit);
    }
    if (!filter.clients().isEmpty()) {
      return rows.ofClients(filter.clients(), event, after, limit);
    }
    if (!filter.users().isEmpty()) {
      return rows.ofUsers(filter.users(), event, after, limit);
    }
    return event == null ? rows.after(after, limit) : rows.ofEvent(event, after, limit);
  }

  @Override
  public int purge(Instant before, int limit) {
    return statements.remove(
        "SELECT id FROM audit_record WHERE id < ? ORDER BY id LIMIT ?",
        List.of(AuditId.floor(before).value(), limit),
        "audit_record",
        "id",
        List.of());
  }
}
