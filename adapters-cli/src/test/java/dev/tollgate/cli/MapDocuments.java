package dev.tollgate.cli;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.EditionOvertaken;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The documents of companies in a map; publishing can be made to fail or to happen meanwhile. */
final class MapDocuments implements Documents {

  private final Map<CompanyId, List<Document>> published = new HashMap<>();
  private boolean overtaken;
  private boolean restless;

  /** From now on, a later replacement overtakes every other. */
  void overtakeAll() {
    overtaken = true;
  }

  /** From now on, documents come in whenever somebody looks. */
  void growWheneverSeen() {
    restless = true;
  }

  List<Document> of(String company) {
    return published.getOrDefault(new CompanyId(company), List.of());
  }

  @Override
  public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
    if (restless) {
      published
          .computeIfAbsent(company, _ -> new ArrayList<>())
          .add(new Document(DocumentKind.TAG, "{}"));
    }
    List<Document> all =
        of(company.value()).stream().filter(document -> document.kind() == kind).toList();
    return new Slice(all.stream().skip(offset).limit(limit).toList(), all.size());
  }

  @Override
  public Edition replace(CompanyId company) {
    List<Document> draft = new ArrayList<>();
    return new Edition() {
      @Override
      public void add(List<Document> documents) {
        draft.addAll(documents);
      }

      @Override
      public void publish() {
        if (overtaken) {
          throw new EditionOvertaken();
        }
        published.put(company, draft);
      }

      @Override
      public void close() {}
    };
  }
}
