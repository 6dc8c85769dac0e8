package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aCompany;
import static dev.tollgate.application.storage.Samples.aCompanyOnRecord;
import static dev.tollgate.application.storage.Samples.documents;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds for published documents. */
@About(Documents.class)
interface DocumentsContract extends StorageUnderTest {

  private Documents.Slice page(CompanyId company, DocumentKind kind, long offset, int limit) {
    return storage().documents().page(company, kind, offset, limit);
  }

  private void publish(CompanyId company, List<Document> documents) {
    try (Documents.Edition edition = storage().documents().replace(company)) {
      edition.add(documents);
      edition.publish();
    }
  }

  @Test
  default void aNewCompanyHasNoDocuments() {
    Documents.Slice slice = page(aCompany().id(), DocumentKind.TAG, 0, 10);

    assertEquals(new Documents.Slice(List.of(), 0), slice);
  }

  @Test
  default void documentsOfEveryKindKeepTheirTextAndTheirOrder() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    List<Document> all = new ArrayList<>();
    for (DocumentKind kind : DocumentKind.values()) {
      all.add(new Document(kind, "{\"z\": 1,  \"a\":\"\ud83e\udd84 e\u0301 \u00e9 \"}\n "));
      all.add(new Document(kind, "{\"kind\":\"" + kind + "\"}"));
    }
    publish(company, all);

    for (DocumentKind kind : DocumentKind.values()) {
      List<Document> expected = all.stream().filter(one -> one.kind() == kind).toList();
      assertEquals(new Documents.Slice(expected, 2), page(company, kind, 0, 10));
    }
  }

  @Test
  default void longDocumentsAreStored() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    Document document =
        new Document(DocumentKind.BRAND_KIT, "{\"text\":\"" + "\u00e9x".repeat(1_000_000) + "\"}");
    publish(company, List.of(document));

    Documents.Slice slice = page(company, DocumentKind.BRAND_KIT, 0, 1);

    assertEquals(List.of(document), slice.documents());
  }

  @Test
  default void manyDocumentsArePagedToTheEnd() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    List<Document> all = documents(DocumentKind.ASSET, 2_345);
    try (Documents.Edition edition = storage().documents().replace(company)) {
      for (int from = 0; from < all.size(); from += 500) {
        edition.add(all.subList(from, Math.min(from + 500, all.size())));
        edition.add(documents(DocumentKind.TAG, 1));
      }
      edition.publish();
    }

    List<Document> paged = new ArrayList<>();
    for (long offset = 0; offset < all.size(); offset += 100) {
      paged.addAll(page(company, DocumentKind.ASSET, offset, 100).documents());
    }

    assertEquals(all, paged);
    assertEquals(
        new Documents.Slice(all.subList(2_300, 2_345), 2_345),
        page(company, DocumentKind.ASSET, 2_300, 100));
    assertEquals(5, page(company, DocumentKind.TAG, 0, 1).total());
  }

  @Test
  default void aPageBeyondTheEndIsEmptyButReportsTheTotal() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    publish(company, documents(DocumentKind.TAG, 3));

    assertEquals(new Documents.Slice(List.of(), 3), page(company, DocumentKind.TAG, 3, 10));
    assertEquals(
        new Documents.Slice(List.of(), 3),
        page(company, DocumentKind.TAG, (Integer.MAX_VALUE - 1L) * 100, 100));
    assertEquals(new Documents.Slice(List.of(), 0), page(company, DocumentKind.LOGO, 0, 10));
    assertEquals(new Documents.Slice(List.of(), 0), page(aCompany().id(), DocumentKind.TAG, 0, 1));
  }

  @Test
  default void documentsOfCompaniesAreSeparate() {
    CompanyId one = aCompanyOnRecord(storage()).id();
    CompanyId other = aCompanyOnRecord(storage()).id();
    publish(one, documents(DocumentKind.TAG, 3));
    publish(other, documents(DocumentKind.TAG, 2));

    publish(one, documents(DocumentKind.TAG, 1));

    assertEquals(1, page(one, DocumentKind.TAG, 0, 10).total());
    assertEquals(2, page(other, DocumentKind.TAG, 0, 10).documents().size());
  }
}
