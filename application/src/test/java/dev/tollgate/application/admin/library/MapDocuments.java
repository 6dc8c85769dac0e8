package dev.tollgate.application.admin.library;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.EditionSuperseded;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Documents of companies in a map; it remembers how they came in and what was left open. */
final class MapDocuments implements Documents {

  final List<Integer> additions = new ArrayList<>();
  int open;
  boolean isOvertaken;
  Runnable beforeEachPage = () -> {};
  private final Map<CompanyId, List<Document>> published = new HashMap<>();

  List<Document> of(CompanyId company) {
    return published.getOrDefault(company, List.of());
  }

  void publish(CompanyId company, List<Document> documents) {
    published.put(company, List.copyOf(documents));
  }

  @Override
  public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
    beforeEachPage.run();
    List<Document> all = of(company).stream().filter(document -> document.kind() == kind).toList();
    return new Slice(all.stream().skip(offset).limit(limit).toList(), all.size());
  }

  @Override
  public Edition replace(CompanyId company) {
    open++;
    List<Document> draft = new ArrayList<>();
    return new Edition() {
      @Override
      public void add(List<Document> documents) {
        if (isOvertaken) {
          throw new EditionSuperseded();
        }
        additions.add(documents.size());
        draft.addAll(documents);
      }

      @Override
      public void publish() {
        published.put(company, List.copyOf(draft));
      }

      @Override
      public void close() {
        open--;
      }
    };
  }
}
