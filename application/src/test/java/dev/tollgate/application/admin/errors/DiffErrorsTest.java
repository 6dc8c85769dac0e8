package dev.tollgate.application.admin.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.admin.SampleJson;
import dev.tollgate.application.admin.errors.DiffErrors.Difference;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.domain.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DiffErrorsTest {

  private static Entry entry(
      int status, Optional<String> code, Map<String, String> headers, String body) {
    return new Entry(
        "rfc",
        "e",
        "oauth",
        code,
        status,
        new TreeMap<>(headers),
        body,
        "Cause.",
        "Advice.",
        ErrorCatalog.Retryable.NO,
        "fix-request",
        ErrorCatalog.Source.OURS,
        Optional.empty(),
        List.of());
  }

  private static Entry body(String body) {
    return entry(400, Optional.empty(), Map.of(), body);
  }

  private static List<Difference> diff(Entry before, Entry after) {
    ErrorCatalog catalog = mock();
    when(catalog.names()).thenReturn(List.of("a", "b"));
    when(catalog.errors("a")).thenReturn(List.of(before));
    when(catalog.errors("b")).thenReturn(List.of(after));
    return new DiffErrors(catalog, new SampleJson())
        .diff("a", "b")
        .fold(
            differences -> differences,
            refusal -> {
              throw new AssertionError(refusal.toString());
            });
  }

  private static boolean breaks(String before, String after) {
    return diff(body(before), body(after)).getFirst().breaking();
  }

  @Test
  void whatAProgramGoesByBreaksAndWhatIsAddedDoesNot() {
    List<Difference> differences =
        diff(
            entry(400, Optional.of("a"), Map.of("Pragma", "x", "Vary", "y"), ""),
            entry(403, Optional.of("b"), Map.of("Vary", "z", "Retry-After", "5"), ""));

    assertEquals(
        List.of(
            new Difference("e", "status", Optional.of("400"), Optional.of("403"), true),
            new Difference("e", "Pragma", Optional.of("x"), Optional.empty(), true),
            new Difference("e", "Retry-After", Optional.empty(), Optional.of("5"), false),
            new Difference("e", "Vary", Optional.of("y"), Optional.of("z"), true),
            new Difference("e", "code", Optional.of("a"), Optional.of("b"), true)),
        differences);
  }

  @Test
  void aBodyBreaksUnlessEveryMemberForProgramsStays() {
    assertEquals(false, breaks("{\"error\":1}", "{\"error\":1,\"more\":1}"));
    assertEquals(
        false,
        breaks("{\"error\":1,\"error_description\":1}", "{\"error\":1,\"error_description\":2}"));
    assertEquals(true, breaks("{\"error\":1,\"error_description\":1}", "{\"error\":1}"));
    assertEquals(true, breaks("{\"error\":1}", "{\"error\":2}"));
    assertEquals(true, breaks("{\"error\":1}", "<error/>"));
    assertEquals(true, breaks("[1]", "[1,2]"));
  }

  @Test
  void theSameErrorsDoNotDiffer() {
    assertEquals(List.of(), diff(body("{}"), body("{}")));
  }

  @Test
  void anUnknownNameIsRefused() {
    ErrorCatalog catalog = mock();
    when(catalog.names()).thenReturn(List.of("a"));

    assertEquals(
        Result.refused(new ErrorRefusal.ContractNotFound("b", List.of("a"))),
        new DiffErrors(catalog, new SampleJson()).diff("a", "b"));
  }
}
