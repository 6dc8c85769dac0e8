package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.domain.AuditRecord;
import java.time.Instant;
import java.util.List;

/** Audit records in memory. */
record MemoryAuditRecords(Access store) implements AuditRecords {

  @Override
  public void add(List<AuditRecord> records) {
    long _ = store.run(data -> records.stream().filter(data.auditRecords::add).count());
  }

  @Override
  public List<AuditRecord> page(Filter filter, String after, int limit) {
    return store.run(data -> data.auditRecords.page(after, limit, filter::includes));
  }

  @Override
  public int purge(Instant before, int limit) {
    return store.run(data -> data.auditRecords.removeIf(it -> it.at().isBefore(before), limit));
  }
}
