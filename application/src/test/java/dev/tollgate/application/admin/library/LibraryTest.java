package dev.tollgate.application.admin.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.MapStore;
import dev.tollgate.application.admin.library.LibraryRefusal.CompanyNotFound;
import dev.tollgate.application.admin.library.LibraryRefusal.ExportRefusal;
import dev.tollgate.application.admin.library.LibraryRefusal.ImportRefusal;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken;
import dev.tollgate.application.admin.library.LibraryRefusal.LibraryChanged;
import dev.tollgate.application.admin.library.LibraryRefusal.LibrarySuperseded;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryTest {

  private static final CompanyId COMPANY = new CompanyId("com_1");
  private static final List<Document> OLD = documents(DocumentKind.FOLDER, 2);
  private static final LibraryBroken BROKEN =
      new LibraryBroken("tags[7]", 8, 1, LibraryBroken.Problem.NOT_AN_OBJECT);

  private final MapStore store = new MapStore();
  private final Companies companies = store.companies();
  private final MapDocuments documents = new MapDocuments();

  @BeforeEach
  void addACompanyWithDocuments() {
    EnterpriseId enterprise = new EnterpriseId("ent_1");
    boolean _ =
        store.enterprises().add(new Enterprise(enterprise, new Name("Acme"), true, Instant.EPOCH));
    boolean _ =
        companies.add(new Company(COMPANY, enterprise, new Name("Acme"), true, Instant.EPOCH));
    documents.publish(COMPANY, OLD);
  }

  @Test
  void theDocumentsOfASourceTakeThePlaceOfTheOldOnes() {
    List<Document> fresh = new ArrayList<>(documents(DocumentKind.TAG, 3));
    fresh.addAll(documents(DocumentKind.LOGO, 1));

    var result = load(of(fresh));

    assertEquals(Result.ok(counts(Map.of(DocumentKind.TAG, 3L, DocumentKind.LOGO, 1L))), result);
    assertEquals(fresh, documents.of(COMPANY));
  }

  @Test
  void aSourceThatIsBrokenAtItsEndPublishesNothing() {
    LibrarySource source =
        into -> {
          documents(DocumentKind.TAG, 1200).forEach(into);
          return Optional.of(BROKEN);
        };

    var result = load(source);

    assertEquals(Result.refused(BROKEN), result);
    assertEquals(OLD, documents.of(COMPANY));
    assertEquals(0, documents.open);
  }

  @Test
  void aSourceThatFailsPublishesNothing() {
    LibrarySource source =
        into -> {
          documents(DocumentKind.TAG, 1200).forEach(into);
          throw new StoreUnavailable("gone", null);
        };

    assertThrows(StoreUnavailable.class, () -> load(source));

    assertEquals(OLD, documents.of(COMPANY));
    assertEquals(0, documents.open);
  }

  @Test
  void anImportThatALaterOneOvertookIsRefused() {
    documents.isOvertaken = true;

    var result = load(of(documents(DocumentKind.TAG, 1)));

    assertEquals(Result.refused(new LibrarySuperseded(COMPANY)), result);
    assertEquals(OLD, documents.of(COMPANY));
    assertEquals(0, documents.open);
  }

  @Test
  void documentsGoToTheStoreFiveHundredAtATime() {
    var _ = load(of(documents(DocumentKind.ASSET, 1234)));

    assertEquals(List.of(500, 500, 234), documents.additions);
  }

  @Test
  void longDocumentsGoToTheStoreFewAtATime() {
    Document longOne = new Document(DocumentKind.ASSET, "x".repeat(64 * 1024));

    var _ = load(of(IntStream.range(0, 40).mapToObj(_ -> longOne).toList()));

    assertEquals(List.of(16, 16, 8), documents.additions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"com_2", "", "a b"})
  void anUnknownCompanyIsRefusedAndTheSourceIsNotTouched(String id) {
    LibrarySource source =
        _ -> {
          throw new AssertionError("was read");
        };

    assertEquals(
        Result.refused(new CompanyNotFound(id)),
        new ImportLibrary(companies, documents).load(id, source));
    assertEquals(
        Result.refused(new CompanyNotFound(id)), new ShowLibrary(companies, documents).show(id));
    assertEquals(
        Result.refused(new CompanyNotFound(id)),
        new ExportLibrary(companies, documents).export(id, _ -> {}));
  }

  @Test
  void everyKindIsCounted() {
    var result = new ShowLibrary(companies, documents).show("com_1");

    assertEquals(Result.ok(counts(Map.of(DocumentKind.FOLDER, 2L))), result);
  }

  @Test
  void anExportGivesAllDocumentsKindByKind() {
    List<Document> all = new ArrayList<>(documents(DocumentKind.TAG, 250));
    all.addAll(documents(DocumentKind.ASSET, 100));
    all.addAll(documents(DocumentKind.COLOR, 1));
    documents.publish(COMPANY, all.reversed());
    List<Document> given = new ArrayList<>();

    var result = new ExportLibrary(companies, documents).export("com_1", given::add);

    List<Document> expected = new ArrayList<>(documents(DocumentKind.TAG, 250).reversed());
    expected.addAll(documents(DocumentKind.ASSET, 100).reversed());
    expected.addAll(documents(DocumentKind.COLOR, 1));
    assertEquals(expected, given);
    assertTrue(result instanceof Result.Ok, result.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9, 10, 11})
  void anExportDuringWhichDocumentsWereReplacedIsRefused(int page) {
    documents.publish(COMPANY, documents(DocumentKind.TAG, 150));
    int[] pages = {0};
    documents.beforeEachPage =
        () -> {
          if (++pages[0] == page) {
            documents.publish(COMPANY, documents(DocumentKind.TAG, 250));
          }
        };

    var result = new ExportLibrary(companies, documents).export("com_1", _ -> {});

    assertEquals(Result.refused(new LibraryChanged(COMPANY)), result);
  }

  @Test
  void everyLeafIsProvoked() {
    assertEquals(
        Leaves.of(ImportRefusal.class),
        Leaves.provokedBy(
            () -> new ImportLibrary(companies, documents).load("com_2", of(List.of())),
            () -> load(_ -> Optional.of(BROKEN)),
            () -> {
              documents.isOvertaken = true;
              return load(of(OLD));
            }));
    assertEquals(
        Leaves.of(ExportRefusal.class),
        Leaves.provokedBy(
            () -> new ExportLibrary(companies, documents).export("com_2", _ -> {}),
            () -> {
              List<Document> more = new ArrayList<>();
              documents.beforeEachPage =
                  () -> {
                    more.addAll(OLD);
                    documents.publish(COMPANY, more);
                  };
              return new ExportLibrary(companies, documents).export("com_1", _ -> {});
            }));
  }

  private Result<Map<DocumentKind, Long>, ImportRefusal> load(LibrarySource source) {
    return new ImportLibrary(companies, documents).load("com_1", source);
  }

  private static LibrarySource of(List<Document> documents) {
    return into -> {
      documents.forEach(into);
      return Optional.empty();
    };
  }

  private static Map<DocumentKind, Long> counts(Map<DocumentKind, Long> present) {
    Map<DocumentKind, Long> counts = new EnumMap<>(DocumentKind.class);
    for (DocumentKind kind : DocumentKind.values()) {
      counts.put(kind, present.getOrDefault(kind, 0L));
    }
    return counts;
  }

  private static List<Document> documents(DocumentKind kind, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Document(kind, "{\"n\":" + i + "}"))
        .toList();
  }
}
