package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.persistence.cached.CachedDocuments.Place;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Documents of another store, some pages of them remembered.
 *
 * @param published how often documents were published here: what was read before that, or is being
 *     read, is not found under the new number
 */
record CachedDocuments(Documents store, Recent<Place, Documents.Slice> recent, AtomicLong published)
    implements Documents {

  /** Where a page stands, and after which publication. */
  record Place(long published, CompanyId company, DocumentKind kind, long offset, int limit) {}

  /** How much memory a page takes, in characters. */
  static int weight(Slice slice) {
    long characters = 100;
    for (Document document : slice.documents()) {
      characters += 100L + document.json().length();
    }
    return (int) Math.min(characters, Integer.MAX_VALUE);
  }

  @Override
  public Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
    return recent
        .find(
            new Place(published.get(), company, kind, offset, limit),
            place -> Optional.of(store.page(company, kind, offset, limit)))
        .orElseThrow();
  }

  @Override
  public Edition replace(CompanyId company) {
    return new CachedEdition(store.replace(company), published);
  }

  private record CachedEdition(Edition edition, AtomicLong published) implements Edition {

    @Override
    public void add(List<Document> documents) {
      edition.add(documents);
    }

    /** What was remembered is forgotten also after a failure: it may have happened. */
    @Override
    public void publish() {
      try {
        edition.publish();
      } finally {
        long _ = published.incrementAndGet();
      }
    }

    @Override
    public void close() {
      edition.close();
    }
  }
}
