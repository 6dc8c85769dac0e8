package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.Documents.Slice;
import dev.tollgate.application.storage.EntryKind;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.SigningKey;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads a whole store page by page: by kind, and within a kind by identifier, byte for byte. Two
 * stores that keep the same are read alike. What was removed is left out, as tokens of
 * registrations that are gone.
 */
public final class ReadStore {

  private static final int PAGE = 500;
  private static final int PAGE_OF_DOCUMENTS = 50;

  private final Storage store;

  public ReadStore(Storage store) {
    this.store = store;
  }

  /** Answers with how many there were of each kind. */
  public Map<EntryKind, Long> read(Consumer<Entry> into) {
    Map<EntryKind, Long> counts = new EnumMap<>(EntryKind.class);
    for (EntryKind kind : EntryKind.values()) {
      counts.put(kind, 0L);
    }
    each(
        entry -> {
          into.accept(entry);
          counts.merge(entry.kind(), 1L, Long::sum);
        });
    return counts;
  }

  private void each(Consumer<Entry> into) {
    store.scopes().all().forEach(it -> into.accept(new Entry.OfScope(it)));
    store.resources().all().forEach(it -> into.accept(new Entry.OfResource(it)));
    pages(
        listed(store.enterprises()::page),
        it -> it.id().value(),
        it -> into.accept(new Entry.OfEnterprise(it)));
    companies(it -> into.accept(new Entry.OfCompany(it)));
    pages(
        listed(store.clients()::page),
        it -> it.id().value(),
        it -> into.accept(new Entry.OfClient(it)));
    companies(it -> documents(it.id(), into));
    store.keys().all().stream()
        .sorted(Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::kid))
        .forEach(it -> into.accept(new Entry.OfKey(it)));
    pages(
        store.assertions()::page,
        (SpentAssertion it) -> it.digest().hex(),
        it -> into.accept(new Entry.OfAssertion(it)));
    pages(store.allTokens()::page, it -> it.id().value(), it -> into.accept(new Entry.OfToken(it)));
  }

  private void companies(Consumer<Company> into) {
    pages(listed(store.companies()::page), it -> it.id().value(), into);
  }

  private static <T> BiFunction<String, Integer, List<T>> listed(Function<Listing, List<T>> pages) {
    return (after, limit) -> pages.apply(new Listing(after, Optional.empty(), limit));
  }

  private static <T> void pages(
      BiFunction<String, Integer, List<T>> pages, Function<T, String> id, Consumer<T> into) {
    String after = "";
    List<T> page;
    do {
      page = pages.apply(after, PAGE);
      page.forEach(into);
      after = page.isEmpty() ? after : id.apply(page.getLast());
    } while (page.size() == PAGE);
  }

  private void documents(CompanyId company, Consumer<Entry> into) {
    for (DocumentKind kind : DocumentKind.values()) {
      long offset = 0;
      Slice slice;
      do {
        slice = store.documents().page(company, kind, offset, PAGE_OF_DOCUMENTS);
        slice.documents().forEach(it -> into.accept(new Entry.OfDocument(company, it)));
        offset += PAGE_OF_DOCUMENTS;
      } while (offset < slice.total());
    }
  }
}
