package dev.tollgate.application.admin.library;

import dev.tollgate.application.admin.library.LibraryRefusal.CompanyNotFound;
import dev.tollgate.application.admin.library.LibraryRefusal.ExportRefusal;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryChanged;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Result;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Exports all documents of a company, without holding them in memory. */
public final class ExportLibrary {

  private static final int PAGE = 100;

  private final Companies companies;
  private final Documents documents;

  public ExportLibrary(Companies companies, Documents documents) {
    this.companies = companies;
    this.documents = documents;
  }

  /**
   * Gives the documents kind by kind, in the order of {@link DocumentKind}, and answers with how
   * many of each it gave. After a refusal, what was given is not all.
   */
  public Result<Map<DocumentKind, Long>, ExportRefusal> export(
      String companyId, Consumer<Document> into) {
    Optional<Company> company = CompanyId.parse(companyId).flatMap(companies::find);
    if (company.isEmpty()) {
      return Result.refused(new CompanyNotFound(companyId));
    }
    CompanyId id = company.get().id();
    Map<DocumentKind, Long> counts = ShowLibrary.count(documents, id);
    for (var count : counts.entrySet()) {
      for (long given = 0; given < count.getValue(); given += PAGE) {
        Documents.Slice slice = documents.page(id, count.getKey(), given, PAGE);
        if (slice.total() != count.getValue()) {
          return Result.refused(new LibraryChanged(id));
        }
        slice.documents().forEach(into);
      }
    }
    return counts.equals(ShowLibrary.count(documents, id))
        ? Result.ok(counts)
        : Result.refused(new LibraryChanged(id));
  }
}
