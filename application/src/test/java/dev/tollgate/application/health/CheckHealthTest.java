package dev.tollgate.application.health;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.MapStore;
import dev.tollgate.application.storage.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckHealthTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final MapStore store = new MapStore();
  private long now;
  private final CheckHealth health = new CheckHealth(store.tokens(), () -> now);

  @Test
  void aStoreThatTakesWritesIsHealthyAndIsAskedOnceASecond() {
    health.check();
    now = SECOND - 1;
    health.check();
    List<String> within = store.takeCalls();
    now = SECOND;
    health.check();

    assertEquals(List.of("tokens.probe"), within);
    assertEquals(List.of("tokens.probe"), store.takeCalls());
  }

  @Test
  void aStoreThatDoesNotAnswerIsNotHealthyAndIsAskedAgainASecondLater() {
    store.breakDown("tokens");
    assertThrows(StoreUnavailable.class, health::check);
    store.breakDown("nothing");

    StoreUnavailable within = assertThrows(StoreUnavailable.class, health::check);
    now = SECOND;

    assertEquals(StoreUnavailable.class, within.getCause().getClass());
    assertDoesNotThrow(health::check);
  }
}
