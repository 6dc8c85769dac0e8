package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Documents in memory. */
record MemoryDocuments(Supplier<MemoryData> data) implements Documents {

  @Override
  public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
    List<Document> all = data.get().library.published(company, kind);
    int from = (int) Math.min(offset, all.size());
    int to = Math.min(from + Math.min(limit, all.size()), all.size());
    return new Slice(all.subList(from, to), all.size());
  }

  @Override
  public Edition replace(CompanyId company) {
    Draft draft = new Draft(data, company, new ArrayList<>());
    data.get().library.begin(company, draft.documents);
    return draft;
  }

  private record Draft(Supplier<MemoryData> data, CompanyId company, List<Document> documents)
      implements Edition {

    @Override
    public void add(List<Document> more) {
      data.get().library.extend(company, documents, more);
    }

    @Override
    public void publish() {
      data.get().library.publish(company, documents);
    }

    @Override
    public void close() {
      data.get().library.drop(company, documents);
    }
  }
}
