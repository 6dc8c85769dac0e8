package dev.tollgate.persistence.memory;

import static java.util.stream.Collectors.groupingBy;

import dev.tollgate.application.storage.EditionOvertaken;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The published documents of each company, and the one draft that may take their place. */
final class MemoryLibrary {

  private final Map<CompanyId, Map<DocumentKind, List<Document>>> published = new HashMap<>();
  private final Map<CompanyId, List<Document>> drafts = new HashMap<>();

  synchronized List<Document> published(CompanyId company, DocumentKind kind) {
    return published.getOrDefault(company, Map.of()).getOrDefault(kind, List.of());
  }

  synchronized long count(CompanyId company) {
    return published.getOrDefault(company, Map.of()).values().stream().mapToLong(List::size).sum();
  }

  /** Drops what is published and what is on its way in. */
  synchronized void forget(CompanyId company) {
    published.remove(company);
    drafts.remove(company);
  }

  synchronized void begin(CompanyId company, List<Document> draft) {
    drafts.put(company, draft);
  }

  synchronized void extend(CompanyId company, List<Document> draft, List<Document> more) {
    requireCurrent(company, draft);
    draft.addAll(more);
  }

  synchronized void publish(CompanyId company, List<Document> draft) {
    requireCurrent(company, draft);
    published.put(company, draft.stream().collect(groupingBy(Document::kind)));
    drop(company, draft);
  }

  @SuppressWarnings("ReferenceEquality")
  synchronized void drop(CompanyId company, List<Document> draft) {
    if (drafts.get(company) == draft) {
      drafts.remove(company);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void requireCurrent(CompanyId company, List<Document> draft) {
    if (drafts.get(company) != draft) {
      throw new EditionOvertaken();
    }
  }
}
