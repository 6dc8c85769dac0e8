package dev.tollgate.application.admin.library;

import dev.tollgate.application.admin.library.LibraryRefusal.CompanyNotFound;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Result;
import java.util.EnumMap;
import java.util.Map;

/** Counts the documents of a company by kind. */
public final class ShowLibrary {

  private final Companies companies;
  private final Documents documents;

  public ShowLibrary(Companies companies, Documents documents) {
    this.companies = companies;
    this.documents = documents;
  }

  /** Returns a count for every kind, in the order of {@link DocumentKind}. */
  public Result<Map<DocumentKind, Long>, CompanyNotFound> show(String companyId) {
    return CompanyId.parse(companyId)
        .flatMap(companies::find)
        .<Result<Map<DocumentKind, Long>, CompanyNotFound>>map(
            company -> Result.ok(count(documents, company.id())))
        .orElseGet(() -> Result.refused(new CompanyNotFound(companyId)));
  }

  static Map<DocumentKind, Long> count(Documents documents, CompanyId company) {
    Map<DocumentKind, Long> counts = new EnumMap<>(DocumentKind.class);
    for (DocumentKind kind : DocumentKind.values()) {
      counts.put(kind, documents.page(company, kind, 0, 1).total());
    }
    return counts;
  }
}
