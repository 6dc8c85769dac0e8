package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aCompany;
import static dev.tollgate.application.storage.Samples.aCompanyOnRecord;
import static dev.tollgate.application.storage.Samples.documents;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What holds while documents are replaced. */
@About(Documents.class)
interface EditionsContract extends StorageUnderTest {

  private List<Document> tags(CompanyId company) {
    return storage().documents().page(company, DocumentKind.TAG, 0, 1000).documents();
  }

  private void publish(CompanyId company, List<Document> documents) {
    try (Documents.Edition edition = storage().documents().replace(company)) {
      edition.add(documents);
      edition.publish();
    }
  }

  @Test
  default void publishingReplacesTheOldDocuments() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    List<Document> old = documents(DocumentKind.TAG, 3);
    List<Document> young = documents(DocumentKind.TAG, 2);
    publish(company, old);

    List<Document> before;
    try (Documents.Edition edition = storage().documents().replace(company)) {
      edition.add(young);
      before = tags(company);
      edition.publish();
    }

    assertEquals(old, before);
    assertEquals(young, tags(company));
  }

  @Test
  default void unpublishedDocumentsChangeNothing() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    List<Document> old = documents(DocumentKind.TAG, 3);
    publish(company, old);

    try (Documents.Edition edition = storage().documents().replace(company)) {
      edition.add(documents(DocumentKind.TAG, 5));
    }

    assertEquals(old, tags(company));
  }

  @Test
  default void publishingAnEmptyEditionRemovesAllDocuments() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    publish(company, documents(DocumentKind.TAG, 3));

    try (Documents.Edition edition = storage().documents().replace(company)) {
      edition.publish();
    }

    assertEquals(
        new Documents.Slice(List.of(), 0),
        storage().documents().page(company, DocumentKind.TAG, 0, 10));
  }

  @Test
  @SuppressWarnings("MustBeClosed")
  default void anAbandonedEditionDoesNotBlockTheNext() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    List<Document> young = documents(DocumentKind.TAG, 2);
    var abandoned = storage().documents().replace(company);
    abandoned.add(documents(DocumentKind.TAG, 5));

    publish(company, young);

    assertEquals(young, tags(company));
  }

  @Test
  default void aSupersededEditionCannotBePublished() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    List<Document> young = documents(DocumentKind.TAG, 2);

    try (Documents.Edition overtaken = storage().documents().replace(company)) {
      overtaken.add(documents(DocumentKind.TAG, 5));
      publish(company, young);

      assertThrows(
          IllegalStateException.class, () -> overtaken.add(documents(DocumentKind.TAG, 1)));
      assertThrows(IllegalStateException.class, overtaken::publish);
    }

    assertEquals(young, tags(company));
  }

  @Test
  default void readersNeverSeeAMixtureOfEditions() throws Exception {
    CompanyId company = aCompanyOnRecord(storage()).id();
    publish(company, documents(DocumentKind.TAG, 7));
    AtomicBoolean isWhole = new AtomicBoolean(true);
    AtomicBoolean done = new AtomicBoolean();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!done.get()) {
                    Documents.Slice slice =
                        storage().documents().page(company, DocumentKind.TAG, 0, 1000);
                    if (slice.documents().isEmpty() || slice.documents().size() != slice.total()) {
                      isWhole.set(false);
                    }
                  }
                });

    for (int i = 1; i <= 20; i++) {
      publish(company, documents(DocumentKind.TAG, i * 10));
    }
    done.set(true);
    reader.join();

    assertTrue(isWhole.get());
  }

  @Test
  @SuppressWarnings("MustBeClosed")
  default void documentsOfAnUnknownCompanyCannotBeReplaced() {
    CompanyId removed = aCompanyOnRecord(storage()).id();
    publish(removed, documents(DocumentKind.TAG, 1));
    Removal _ = storage().companies().remove(removed, true);
    CompanyId never = aCompany().id();

    assertThrows(EditionSuperseded.class, () -> storage().documents().replace(removed));
    assertThrows(EditionSuperseded.class, () -> second().documents().replace(never));

    assertEquals(List.of(), tags(removed));
    assertEquals(List.of(), tags(never));
  }

  @Test
  default void removingACompanyDuringAReplacementLeavesNoDocuments() throws Exception {
    for (int round = 0; round < 4; round++) {
      CompanyId company = aCompanyOnRecord(storage()).id();

      long _ =
          Race.winners(
              i ->
                  switch (i % 16) {
                    case 0 -> replaced(company);
                    case 1 -> storage().companies().remove(company, true) instanceof Removal.Done;
                    default -> false;
                  });

      assertEquals(Optional.empty(), second().companies().find(company));
      assertEquals(List.of(), tags(company));
    }
  }

  private boolean replaced(CompanyId company) {
    try {
      publish(company, documents(DocumentKind.TAG, 2));
      return true;
    } catch (EditionSuperseded e) {
      return false;
    }
  }

  @Test
  default void closingAPublishedEditionTwiceChangesNothing() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    List<Document> published = documents(DocumentKind.TAG, 2);
    Documents.Edition edition = storage().documents().replace(company);
    edition.add(published);
    edition.publish();

    edition.close();
    edition.close();

    assertEquals(published, tags(company));
  }
}
