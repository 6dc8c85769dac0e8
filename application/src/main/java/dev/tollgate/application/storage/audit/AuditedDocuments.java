package dev.tollgate.application.storage.audit;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Documents of a store that records when they are replaced. */
record AuditedDocuments(Documents below, Recording recording) implements Documents {

  /** Makes a change and records it, or neither. */
  @FunctionalInterface
  interface Recording {

    Object of(Supplier<?> change, Function<Object, List<Draft>> description);
  }

  @Override
  public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
    return below.page(company, kind, offset, limit);
  }

  @Override
  public Edition replace(CompanyId company) {
    return new AuditedEdition(below.replace(company), company, recording);
  }

  private record AuditedEdition(Edition below, CompanyId company, Recording recording)
      implements Edition {

    @Override
    public void add(List<Document> documents) {
      below.add(documents);
    }

    @Override
    public void publish() {
      Object _ =
          recording.of(
              () -> {
                below.publish();
                return true;
              },
              Draft.of(AuditEvent.LIBRARY_REPLACED).with("company", company)::when);
    }

    @Override
    public void close() {
      below.close();
    }
  }
}
