package dev.tollgate.application.storage.memory;

import static java.util.stream.Collectors.groupingBy;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Documents.Slice;
import dev.tollgate.application.storage.EditionSuperseded;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The published documents of each company, and the one draft that may take their place. */
final class Library {

  /**
   * The documents of another store, for companies that were not changed here: then new documents
   * are not kept, however many come.
   */
  private final Optional<Documents> below;

  private final Map<CompanyId, Map<DocumentKind, List<Document>>> published = new HashMap<>();
  private final Map<CompanyId, List<Document>> drafts = new HashMap<>();

  Library(Optional<Documents> below) {
    this.below = below;
  }

  Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
    if (!published.containsKey(company) && below.isPresent()) {
      return below.get().page(company, kind, offset, limit);
    }
    List<Document> all = published.getOrDefault(company, Map.of()).getOrDefault(kind, List.of());
    return new Slice(all.stream().skip(offset).limit(limit).toList(), all.size());
  }

  long count(CompanyId company) {
    long total = 0;
    for (DocumentKind kind : DocumentKind.values()) {
      total += page(company, kind, 0, 1).total();
    }
    return total;
  }

  /** Drops what is published and what is on its way in. */
  void forget(CompanyId company) {
    if (below.isPresent()) {
      published.put(company, Map.of());
    } else {
      published.remove(company);
    }
    drafts.remove(company);
  }

  boolean begin(CompanyId company, List<Document> draft) {
    drafts.put(company, draft);
    return true;
  }

  boolean extend(CompanyId company, List<Document> draft, List<Document> more) {
    requireCurrent(company, draft);
    return below.isPresent() || draft.addAll(more);
  }

  boolean publish(CompanyId company, List<Document> draft) {
    requireCurrent(company, draft);
    if (below.isEmpty()) {
      published.put(company, draft.stream().collect(groupingBy(Document::kind)));
    }
    return drop(company, draft);
  }

  @SuppressWarnings("ReferenceEquality")
  boolean drop(CompanyId company, List<Document> draft) {
    return drafts.get(company) == draft && drafts.remove(company) != null;
  }

  @SuppressWarnings("ReferenceEquality")
  private void requireCurrent(CompanyId company, List<Document> draft) {
    if (drafts.get(company) != draft) {
      throw new EditionSuperseded();
    }
  }
}
