package dev.tollgate.application.admin.storage;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FillRunTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final OneLease leases = new OneLease();
  private final FillRun run = aRun();

  private FillRun aRun() {
    return new FillRun(leases, () -> now);
  }

  @Test
  void aRunThatGoesOnKeepsOthersAwayForAsLongAsItTakes() {
    assertTrue(run.begin());
    for (int i = 0; i < 10; i++) {
      now = now.plusSeconds(3);
      run.goOn();
    }
    now = now.plusSeconds(9);

    assertFalse(aRun().begin());
  }

  @Test
  void aRunThatEndedOrIsNotHeardOfMakesRoom() {
    assertTrue(run.begin());
    run.end();
    FillRun second = aRun();
    boolean afterTheEnd = second.begin();
    now = now.plusSeconds(10);

    boolean afterSilence = aRun().begin();

    assertTrue(afterTheEnd);
    assertTrue(afterSilence);
  }

  @Test
  void aRunThatStoodStillFillsNoLongerBesideAnother() {
    assertTrue(run.begin());
    now = now.plusSeconds(11);
    FillRun second = aRun();
    assertTrue(second.begin());

    assertThrows(FillRun.Overtaken.class, run::goOn);
    run.end();

    assertFalse(aRun().begin());
    now = now.plusSeconds(3);
    assertDoesNotThrow(second::goOn);
  }

  /** Whatever its name. */
  private final class OneLease implements Leases {

    private Optional<String> holder = Optional.empty();
    private Instant until = Instant.MIN;

    @Override
    public boolean take(String name, String wanted, Duration term) {
      boolean free = holder(name).filter(it -> !it.equals(wanted)).isEmpty();
      if (free) {
        holder = Optional.of(wanted);
        until = now.plus(term);
      }
      return free;
    }

    @Override
    public Optional<String> holder(String name) {
      return holder.filter(_ -> until.isAfter(now));
    }
  }
}
