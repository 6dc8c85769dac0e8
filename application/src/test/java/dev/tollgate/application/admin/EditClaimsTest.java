package dev.tollgate.application.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.admin.EditClaims.Changes;
import dev.tollgate.application.admin.EditClaims.Problem;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Result;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditClaimsTest {

  private static final CustomClaims OLD = new CustomClaims("{\"a\":1,\"b\":2}");

  private final EditClaims editing = new EditClaims(new SampleJson());

  @Test
  void claimsAreRemovedReplacedAndAddedAtOnce() {
    var changed = editing.edit(OLD, wanted(Map.of("b", "3", "https://e.x/c", "4"), "a"));

    assertEquals(Result.ok(new CustomClaims("{\"b\":3,\"https://e.x/c\":4}")), changed);
  }

  @Test
  void removingTheLastLeavesNone() {
    assertEquals(Result.ok(CustomClaims.NONE), editing.edit(OLD, wanted(Map.of(), "a", "b")));
  }

  @Test
  void noReservedNameIsTaken() {
    for (String name : CustomClaims.RESERVED) {
      assertEquals(refused(new Problem.NameReserved(name)), set(name, "1"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "caf\u00e9", "a\"b", "a\\b", "\u007f"})
  void aNameHasToBePrintableAsciiWithoutSpaces(String name) {
    assertEquals(refused(new Problem.NameInvalid(name)), set(name, "1"));
  }

  @Test
  void aNameHasUpTo255Characters() {
    assertEquals(refused(new Problem.NameInvalid("a".repeat(256))), set("a".repeat(256), "1"));
    assertEquals(
        Result.ok(new CustomClaims("{\"" + "a".repeat(255) + "\":1}")), set("a".repeat(255), "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "9007199254740993", "-9007199254740993", "1${ZEROS}"})
  void aValueThatReceiversMayReadDifferentlyIsRefused(String value) {
    assertEquals(
        refused(new Problem.ValueInvalid("c")),
        set("c", value.replace("${ZEROS}", "0".repeat(400))));
  }

  @Test
  void whatIsNotThereIsNotRemoved() {
    assertEquals(
        refused(new Problem.NotHeld("c")), editing.edit(OLD, wanted(Map.of("d", "1"), "c")));
  }

  @Test
  void theClaimsTogetherAreBounded() {
    CustomClaims full = CustomClaims.NONE;
    for (int i = 100; i < 103; i++) {
      full = editing.edit(full, wanted(Map.of(i + "a".repeat(252), "1"))).fold(it -> it, _ -> OLD);
    }

    assertEquals(
        refused(new Problem.TooLarge(1025, 1024)),
        editing.edit(full, wanted(Map.of("b".repeat(239), "1"))));
    CustomClaims largest =
        editing.edit(full, wanted(Map.of("b".repeat(238), "1"))).fold(it -> it, _ -> OLD);
    assertEquals(1024, largest.json().length());
  }

  private Result<CustomClaims, Problem> set(String name, String value) {
    return editing.edit(CustomClaims.NONE, wanted(Map.of(name, value)));
  }

  private static Result<CustomClaims, Problem> refused(Problem problem) {
    return Result.refused(problem);
  }

  private static Changes wanted(Map<String, String> set, String... remove) {
    return new Changes(new LinkedHashMap<>(set), List.of(remove));
  }
}
