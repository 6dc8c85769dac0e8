package dev.tollgate.domain.refusal;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RefusalTest {

  @Test
  void everyTypeOfThePackageIsReachableFromRefusal() throws Exception {
    Set<String> reachable =
        below(Refusal.class)
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertTrue(reachable.add(FailureCause.class.getSimpleName()), "a fact of refusals, not one");
    assertEquals(typesOfThePackage(), reachable);
  }

  @Test
  void everyLeafIsARecordAndEverythingElseIsSealed() {
    assertAll(
        below(Refusal.class)
            .map(
                type ->
                    () -> assertTrue(type.isRecord() || type.isSealed(), type.getSimpleName())));
  }

  @Test
  void noLeafHoldsASentenceACodeOrAStatus() {
    Set<String> forbidden = Set.of("message", "error", "code", "status", "description");

    assertAll(
        below(Refusal.class)
            .filter(Class::isRecord)
            .flatMap(leaf -> Stream.of(leaf.getRecordComponents()))
            .map(
                part ->
                    () ->
                        assertTrue(
                            !forbidden.contains(part.getName()),
                            part.getDeclaringRecord() + "." + part.getName())));
  }

  @Test
  void theProblemsOfFieldsKeepTheirOrderAndCannotBeChanged() {
    SequencedMap<String, FieldsInvalid.Problem> problems = new LinkedHashMap<>();
    problems.put("z", FieldsInvalid.Problem.MISSING);
    problems.put("a", FieldsInvalid.Problem.NOT_A_STRING);
    FieldsInvalid refusal = new FieldsInvalid(problems);

    problems.clear();

    assertEquals(List.of("z", "a"), List.copyOf(refusal.problems().keySet()));
    assertThrows(UnsupportedOperationException.class, () -> refusal.problems().clear());
  }

  @Test
  void theProblemsOfAPageKeepTheirOrderAndCannotBeChanged() {
    SequencedMap<String, PageInvalid.Problem> problems = new LinkedHashMap<>();
    problems.put("per_page", PageInvalid.Problem.BELOW_ONE);
    problems.put("page", PageInvalid.Problem.NOT_AN_INTEGER);
    PageInvalid refusal = new PageInvalid(problems);

    problems.clear();

    assertEquals(List.of("per_page", "page"), List.copyOf(refusal.problems().keySet()));
    assertThrows(UnsupportedOperationException.class, () -> refusal.problems().clear());
  }

  private static Stream<Class<?>> below(Class<?> type) {
    Stream<Class<?>> children =
        type.isSealed()
            ? Stream.of(type.getPermittedSubclasses()).flatMap(RefusalTest::below)
            : Stream.empty();
    return Stream.<Class<?>>concat(Stream.of(type), children).distinct();
  }

  /** The compiled files beside {@link Refusal}, but for nested types and tests. */
  private static Set<String> typesOfThePackage() throws Exception {
    Path folder = Path.of(Refusal.class.getResource("Refusal.class").toURI()).getParent();
    return names(folder);
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && name.indexOf('$') < 0)
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
