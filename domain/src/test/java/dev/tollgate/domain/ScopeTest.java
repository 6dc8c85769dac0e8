package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {

  @Test
  void aScopeIsOneTo255Characters() {
    assertTrue(Scope.parse("a").isPresent());
    assertTrue(Scope.parse("a".repeat(255)).isPresent());
    assertEquals(Optional.empty(), Scope.parse("a".repeat(256)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "#", "[", "]", "~", "profile:read", "https://a.b/c?d='e'"})
  void everyCharacterThatTheStandardAllowsIsAllowed(String text) {
    assertEquals(Optional.of(new Scope(text)), Scope.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        " a",
        "a\"",
        "a\\",
        "\u007f",
        "\0",
        "a\n",
        "\u00e9",
        "\ud83e\udd84"
      })
  void everythingElseIsRefused(String text) {
    assertEquals(Optional.empty(), Scope.parse(text));
    assertThrows(IllegalArgumentException.class, () -> new Scope(text));
  }

  @Test
  void aSetKeepsTheOrderAndDropsRepetitions() {
    ScopeSet set = ScopeSet.of("z", "a", "z", "m", "a");

    assertEquals(List.of(new Scope("z"), new Scope("a"), new Scope("m")), set.values());
    assertEquals("z a m", set.toString());
    assertEquals("", ScopeSet.EMPTY.toString());
  }

  @Test
  void aSetContainsItsPartsInAnyOrderAndTheEmptySet() {
    ScopeSet set = ScopeSet.of("z", "a", "m");

    assertTrue(set.containsAll(ScopeSet.of("m", "z")));
    assertTrue(set.containsAll(ScopeSet.EMPTY));
    assertFalse(set.containsAll(ScopeSet.of("z", "b")));
    assertFalse(set.containsAll(ScopeSet.of("A")));
    assertFalse(ScopeSet.EMPTY.containsAll(set));
  }

  @Test
  void aSetCannotBeChangedFromOutside() {
    List<Scope> scopes = new ArrayList<>(List.of(new Scope("a")));
    ScopeSet set = new ScopeSet(scopes);

    scopes.add(new Scope("b"));

    assertEquals(ScopeSet.of("a"), set);
    assertThrows(UnsupportedOperationException.class, () -> set.values().add(new Scope("b")));
  }

  @Test
  void aSetIsReadWithSingleBlanksBetweenItsScopes() {
    assertEquals(Optional.of(ScopeSet.of("z", "a")), ScopeSet.parse("z a z"));
    assertEquals(Optional.of(ScopeSet.of("z")), ScopeSet.parse("z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "a  b", "a\tb", "a\nb", "a \"b", "a \u00e9"})
  void nothingElseIsASet(String text) {
    assertEquals(Optional.empty(), ScopeSet.parse(text));
  }
}
