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

final class CopyLeaseTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final OneLease leases = new OneLease();
  private final CopyLease run = aRun();

  private CopyLease aRun() {
    return new CopyLease(leases, () -> now);
  }

  @Test
  void anActiveRunKeepsItsLease() {
    assertTrue(run.begin());
    for (int i = 0; i < 10; i++) {
      now = now.plusSeconds(3);
      run.renew();
    }
    now = now.plusSeconds(9);

    assertFalse(aRun().begin());
  }

  @Test
  void anEndedOrAbandonedRunFreesTheLease() {
    assertTrue(run.begin());
    run.end();
    CopyLease second = aRun();
    boolean afterTheEnd = second.begin();
    now = now.plusSeconds(10);

    boolean afterSilence = aRun().begin();

    assertTrue(afterTheEnd);
    assertTrue(afterSilence);
  }

  @Test
  void aPausedRunStopsOnceAnotherHasTakenOver() {
    assertTrue(run.begin());
    now = now.plusSeconds(11);
    CopyLease second = aRun();
    assertTrue(second.begin());

    assertThrows(CopyLease.LeaseLost.class, run::renew);
    run.end();

    assertFalse(aRun().begin());
    now = now.plusSeconds(3);
    assertDoesNotThrow(second::renew);
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

    @Override
    public Instant now() {
      return now;
    }
  }
}
