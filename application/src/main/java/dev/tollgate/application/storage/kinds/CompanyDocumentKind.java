package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Documents.Edition;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The published documents of companies. */
final class CompanyDocumentKind implements Kind<CompanyDocumentKind.Owned> {

  private static final int PAGE = 50;

  /** A document and its company. */
  record Owned(CompanyId company, Document document) {}

  @Override
  public String name() {
    return "document";
  }

  @Override
  public Stream<Owned> read(Storage store) {
    return new CompanyKind().read(store).map(Company::id).flatMap(id -> read(store, id));
  }

  private static Stream<Owned> read(Storage store, CompanyId company) {
    return Stream.of(DocumentKind.values())
        .flatMap(kind -> read(store, company, kind))
        .map(document -> new Owned(company, document));
  }

  private static Stream<Document> read(Storage store, CompanyId company, DocumentKind kind) {
    return Stream.iterate(0L, offset -> offset + PAGE)
        .map(offset -> store.documents().page(company, kind, offset, PAGE).documents())
        .takeWhile(page -> !page.isEmpty())
        .flatMap(List::stream);
  }

  @Override
  public Members write(Owned value) {
    return new Members()
        .with("company", value.company().value())
        .with("kind", value.document().kind().name().toLowerCase(Locale.ROOT))
        .with("json", value.document().json());
  }

  @Override
  public Owned parse(Members members) {
    return new Owned(
        new CompanyId(members.text("company")),
        new Document(
            DocumentKind.valueOf(members.text("kind").toUpperCase(Locale.ROOT)),
            members.text("json")));
  }

  @Override
  public Writer<Owned> writer(Storage target, boolean resumes) {
    return new Editions(target);
  }

  /** Publishes the documents of each company in one step, unless it has some. */
  private static final class Editions implements Writer<Owned> {

    private final Storage target;
    private final List<Document> batch = new ArrayList<>();
    private Optional<CompanyId> company = Optional.empty();
    private Optional<Edition> edition = Optional.empty();

    Editions(Storage target) {
      this.target = target;
    }

    @Override
    public void add(Owned value) {
      if (!company.equals(Optional.of(value.company()))) {
        end();
        company = Optional.of(value.company());
        edition =
            read(target, value.company()).findFirst().isPresent()
                ? Optional.empty()
                : Optional.of(target.documents().replace(value.company()));
      }
      batch.add(value.document());
      if (batch.size() == PAGE) {
        addBatch();
      }
    }

    private void addBatch() {
      edition.ifPresent(it -> it.add(List.copyOf(batch)));
      batch.clear();
    }

    @Override
    public void end() {
      addBatch();
      edition.ifPresent(Edition::publish);
      close();
    }

    @Override
    public void close() {
      edition.ifPresent(Edition::close);
      edition = Optional.empty();
    }
  }
}
