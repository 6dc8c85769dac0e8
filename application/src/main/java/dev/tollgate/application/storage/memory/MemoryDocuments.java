package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.EditionSuperseded;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.ArrayList;
import java.util.List;

/** Documents in memory. */
record MemoryDocuments(Access store) implements Documents {

  @Override
  public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
    return store.run(data -> data.library.page(company, kind, offset, limit));
  }

  @Override
  public Edition replace(CompanyId company) {
    Draft draft = new Draft(store, company, new ArrayList<>());
    boolean _ =
        store.run(
            data -> {
              if (data.companies.find(company.value()).isEmpty()) {
                throw new EditionSuperseded();
              }
              return data.library.begin(company, draft.documents);
            });
    return draft;
  }

  private record Draft(Access store, CompanyId company, List<Document> documents)
      implements Edition {

    @Override
    public void add(List<Document> more) {
      boolean _ = store.run(data -> data.library.extend(company, documents, more));
    }

    @Override
    public void publish() {
      boolean _ = store.run(data -> data.library.publish(company, documents));
    }

    @Override
    public void close() {
      boolean _ = store.run(data -> data.library.drop(company, documents));
    }
  }
}
