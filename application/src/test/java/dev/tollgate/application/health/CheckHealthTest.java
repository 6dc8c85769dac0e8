package dev.tollgate.application.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.MapStore;
import dev.tollgate.application.storage.StoreUnavailable;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckHealthTest {

  private final MapStore store = new MapStore();

  @Test
  void aStoreThatAnswersIsHealthyEvenWhenItIsEmpty() {
    new CheckHealth(store.enterprises()).check();

    assertEquals(List.of("enterprises.page"), store.takeCalls());
  }

  @Test
  void aStoreThatDoesNotAnswerIsNot() {
    store.breakDown("enterprises");
    CheckHealth health = new CheckHealth(store.enterprises());

    assertThrows(StoreUnavailable.class, health::check);
  }
}
