package dev.tollgate.persistence.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.IdentityHashMap;
import org.junit.jupiter.api.Test;

class SharedValuesTest {

  private final SharedValues<StringBuilder> values = new SharedValues<>(StringBuilder::new);

  @Test
  void rowsWithTheSameTextShareItsValue() {
    StringBuilder first = values.of("read ".concat("write"));
    StringBuilder second = values.of("read ".concat("write"));
    StringBuilder other = values.of("read");

    assertSame(first, second);
    assertEquals("read write", first.toString());
    assertEquals("read", other.toString());
  }

  @Test
  void textsThatFallOnOnePlaceKeepTheirOwnValues() {
    assertEquals("Aa".hashCode(), "BB".hashCode());

    assertEquals("Aa", values.of("Aa").toString());
    assertEquals("BB", values.of("BB").toString());
    assertEquals("Aa", values.of("Aa").toString());
  }

  @Test
  void onlySomeValuesAreKept() {
    IdentityHashMap<StringBuilder, Integer> made = new IdentityHashMap<>();
    int rows = 4 * SharedValues.MAX;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < rows; i++) {
        int _ = made.merge(values.of("scope" + i), 1, Integer::sum);
      }
    }

    long shared = made.values().stream().filter(times -> times > 1).count();
    assertTrue(shared <= SharedValues.MAX, () -> shared + " values are kept");
  }

  @Test
  void longTextsAreNotKept() {
    String longest = "x".repeat(SharedValues.MAX_LENGTH);

    assertSame(values.of(longest), values.of(longest));
    assertNotSame(values.of(longest + "x"), values.of(longest + "x"));
  }

  @Test
  void aTextThatMakesNoValueFailsEveryTime() {
    SharedValues<Integer> numbers = new SharedValues<>(Integer::valueOf);

    assertThrows(NumberFormatException.class, () -> numbers.of("none"));
    assertThrows(NumberFormatException.class, () -> numbers.of("none"));
  }
}
