package dev.tollgate.application.admin.library;

import dev.tollgate.application.admin.library.LibraryRefusal.CompanyNotFound;
import dev.tollgate.application.admin.library.LibraryRefusal.ImportRefusal;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken;
import dev.tollgate.application.admin.library.LibraryRefusal.LibrarySuperseded;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.EditionSuperseded;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces all documents of a company at once; an invalid source changes nothing. */
public final class ImportLibrary {

  private final Companies companies;
  private final Documents documents;

  public ImportLibrary(Companies companies, Documents documents) {
    this.companies = companies;
    this.documents = documents;
  }

  /** Returns how many documents of each kind the company now has. */
  public Result<Map<DocumentKind, Long>, ImportRefusal> load(
      String companyId, LibrarySource source) {
    Optional<Company> company = CompanyId.parse(companyId).flatMap(companies::find);
    if (company.isEmpty()) {
      return Result.refused(new CompanyNotFound(companyId));
    }
    CompanyId id = company.get().id();
    try (Documents.Edition edition = documents.replace(id)) {
      Batcher intake = new Batcher(edition);
      Optional<LibraryBroken> broken = source.forEach(intake::take);
      if (broken.isPresent()) {
        return Result.refused(broken.get());
      }
      intake.flush();
      edition.publish();
      return Result.ok(intake.counts);
    } catch (EditionSuperseded e) {
      return Result.refused(new LibrarySuperseded(id));
    }
  }

  /** Passes documents to the store in batches. */
  private static final class Batcher {

    private static final int MOST_DOCUMENTS = 500;
    private static final int MOST_CHARACTERS = 1 << 20;

    private final Documents.Edition edition;
    private final Map<DocumentKind, Long> counts = new EnumMap<>(DocumentKind.class);
    private final List<Document> waiting = new ArrayList<>();
    private int characters;

    Batcher(Documents.Edition edition) {
      this.edition = edition;
      for (DocumentKind kind : DocumentKind.values()) {
        counts.put(kind, 0L);
      }
    }

    void take(Document document) {
      waiting.add(document);
      characters += document.json().length();
      long _ = counts.merge(document.kind(), 1L, Long::sum);
      if (waiting.size() == MOST_DOCUMENTS || characters >= MOST_CHARACTERS) {
        flush();
      }
    }

    void flush() {
      if (!waiting.isEmpty()) {
        edition.add(List.copyOf(waiting));
        waiting.clear();
        characters = 0;
      }
    }
  }
}
