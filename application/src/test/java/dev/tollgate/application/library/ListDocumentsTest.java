package dev.tollgate.application.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.MapStore;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.library.ListDocuments.Page;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.ListRefusal;
import dev.tollgate.domain.refusal.PageInvalid;
import dev.tollgate.domain.refusal.PageInvalid.Problem;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListDocumentsTest {

  private static final Parameter ABSENT = new Parameter.Absent();
  private static final List<Document> ALL =
      IntStream.range(0, 123)
          .mapToObj(i -> new Document(DocumentKind.TAG, "{\"n\":" + i + "}"))
          .toList();

  private final MapStore store = new MapStore();

  @BeforeEach
  void fill() {
    Storage memory = store.unwatched();
    EnterpriseId owner = new EnterpriseId("ent_1");
    Name name = new Name("Acme");
    assertTrue(memory.enterprises().add(new Enterprise(owner, name, true, Instant.EPOCH)));
    assertTrue(
        memory
            .companies()
            .add(new Company(new CompanyId("com_1"), owner, name, true, Instant.EPOCH)));
    try (Documents.Edition edition = memory.documents().replace(new CompanyId("com_1"))) {
      edition.add(ALL);
      edition.publish();
    }
  }

  @Test
  void theFirstFiftyAreGivenUnlessAskedOtherwise() {
    Page page = accepted(list(ABSENT, ABSENT));

    assertEquals(new Page(ALL.subList(0, 50), 1, 50, 123), page);
  }

  @Test
  void aPageInTheMiddleIsGiven() {
    Page page = accepted(list(text("3"), text("20")));

    assertEquals(new Page(ALL.subList(40, 60), 3, 20, 123), page);
    assertEquals(List.of("documents.page 40 20"), store.takeCalls());
  }

  @Test
  void theLastPageHoldsTheRest() {
    Page page = accepted(list(text("2"), text("100")));

    assertEquals(new Page(ALL.subList(100, 123), 2, 100, 123), page);
  }

  @Test
  void aPageBehindTheLastOneIsEmpty() {
    Page page = accepted(list(text("3"), text("100")));

    assertEquals(new Page(List.of(), 3, 100, 123), page);
  }

  @Test
  void theLargestPageNumberDoesNotOverflow() {
    var result = list(text("999999999999999"), text("100"));

    assertEquals(new Page(List.of(), 999_999_999_999_999L, 100, 123), accepted(result));
    assertEquals(List.of("documents.page 99999999999999800 100"), store.takeCalls());
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "+1, 1", "01, 1", "+007, 7", "000000000000002, 2"})
  void signsAndZerosInFrontDoNotMatter(String written, long meant) {
    assertEquals(meant, accepted(list(text(written), ABSENT)).number());
    assertEquals(meant, accepted(list(ABSENT, text(written))).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " 1",
        "1 ",
        "1\n",
        "x",
        "1x",
        "0x1",
        "1e3",
        "1.0",
        "1,0",
        "+",
        "-",
        "--1",
        "+-1",
        "\u0661",
        "\uff11",
        "\0",
        "1000000000000000",
        "0000000000000001",
        "99999999999999999999"
      })
  void whatIsNoIntegerOfUpToFifteenDigitsIsRefused(String written) {
    assertEquals(refused("page", Problem.NOT_AN_INTEGER), list(text(written), ABSENT));
    assertEquals(refused("per_page", Problem.NOT_AN_INTEGER), list(ABSENT, text(written)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-0", "+0", "-1", "-999999999999999"})
  void numbersBelowOneAreRefused(String written) {
    assertEquals(refused("page", Problem.BELOW_ONE), list(text(written), ABSENT));
    assertEquals(refused("per_page", Problem.BELOW_ONE), list(ABSENT, text(written)));
  }

  @Test
  void aPageHoldsAHundredAtTheMost() {
    assertEquals(100, accepted(list(ABSENT, text("100"))).size());
    assertEquals(refused("per_page", Problem.ABOVE_HUNDRED), list(ABSENT, text("101")));
    assertEquals(refused("per_page", Problem.ABOVE_HUNDRED), list(ABSENT, text("999999999999999")));
  }

  @Test
  void whatIsNoTextIsNoInteger() {
    Parameter notText = new Parameter.NotText();

    assertEquals(refused("page", Problem.NOT_AN_INTEGER), list(notText, ABSENT));
    assertEquals(refused("per_page", Problem.NOT_AN_INTEGER), list(ABSENT, notText));
  }

  @Test
  void bothProblemsAreToldInTheirOrderAndTheStoreIsNotAsked() {
    SequencedMap<String, Problem> problems = new LinkedHashMap<>();
    problems.put("page", Problem.BELOW_ONE);
    problems.put("per_page", Problem.ABOVE_HUNDRED);

    var result = list(text("0"), text("101"));

    assertEquals(Result.refused(new PageInvalid(problems)), result);
    assertEquals(List.of(), store.takeCalls());
  }

  @Test
  void everyRefusalOccurs() {
    assertEquals(Leaves.of(ListRefusal.class), Leaves.provokedBy(() -> list(text("0"), ABSENT)));
  }

  private Result<Page, ListRefusal> list(Parameter page, Parameter perPage) {
    return new ListDocuments(store.documents())
        .list(new CompanyId("com_1"), DocumentKind.TAG, page, perPage);
  }

  private static Parameter text(String value) {
    return new Parameter.Text(value);
  }

  private static Result<Page, ListRefusal> refused(String name, Problem problem) {
    SequencedMap<String, Problem> problems = new LinkedHashMap<>();
    problems.put(name, problem);
    return Result.refused(new PageInvalid(problems));
  }

  private static Page accepted(Result<Page, ListRefusal> result) {
    return result.fold(
        page -> page,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }
}
