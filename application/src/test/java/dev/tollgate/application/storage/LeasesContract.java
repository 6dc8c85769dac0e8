package dev.tollgate.application.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for work that one node at a time does. */
@About(Leases.class)
interface LeasesContract extends StorageUnderTest {

  /** Longer than any test. */
  Duration LONG = Duration.ofHours(1);

  /** Runs out while a test waits for it. */
  Duration SHORT = Duration.ofMillis(1_500);

  /** More than the clocks of this machine and of the store's differ by. */
  Duration A_DAY = Duration.ofDays(1);

  private boolean take(String holder, Duration term) {
    return storage().leases().take("work", holder, term);
  }

  private boolean isFree() {
    return second().leases().holder("work").isEmpty();
  }

  private void awaitTheEnd() throws InterruptedException {
    Leases leases = second().leases();
    Eventually.holds("the lease runs out", () -> leases.holder("work").isEmpty());
  }

  @Test
  default void onlyOneOfManyThreadsTakesANewLease() throws Exception {
    Storage other = second();

    long winners =
        Race.winners(
            i -> (i % 2 == 0 ? storage() : other).leases().take("work", "node " + i, LONG));

    assertEquals(1, winners);
  }

  @Test
  default void onlyOneOfManyThreadsTakesAnExpiredLease() throws Exception {
    assertTrue(take("a node that died", SHORT));
    awaitTheEnd();

    long winners = Race.winners(i -> take("node " + i, LONG));

    assertEquals(1, winners);
  }

  @Test
  default void theStoresClockIsTheSameForAllInstances() {
    Instant before = storage().leases().now();
    Instant between = second().leases().now();
    Instant after = storage().leases().now();

    assertEquals(
        List.of(before, between, after), Stream.of(before, between, after).sorted().toList());
    assertEquals(before.truncatedTo(ChronoUnit.MILLIS), before);
    assertTrue(Duration.between(Instant.now(), after).abs().compareTo(A_DAY) < 0, "not the time");
  }

  @Test
  default void aHeldLeaseCannotBeTaken() throws Exception {
    assertTrue(take("holder", LONG));

    long winners = Race.winners(i -> take("node " + i, LONG));

    assertEquals(0, winners);
  }

  @Test
  default void theHolderExtendsALeaseAndOthersWaitForTheNewExpiry() throws Exception {
    assertTrue(take("holder", LONG));

    boolean prolonged = take("holder", SHORT);
    awaitTheEnd();
    boolean inTime = second().leases().take("work", "other", LONG);
    boolean late = take("holder", LONG);

    assertTrue(prolonged);
    assertTrue(inTime);
    assertFalse(late);
  }

  @Test
  default void aReleasedLeaseIsFreeAtOnce() {
    assertTrue(take("holder", LONG));
    assertFalse(isFree());

    boolean givenBack = take("holder", Duration.ZERO);
    boolean free = isFree();
    boolean taken = take("other", LONG);

    assertTrue(givenBack);
    assertTrue(free);
    assertTrue(taken);
  }

  @Test
  default void aLeaseMayLastForever() {
    assertTrue(take("holder", Duration.ofDays(365_000)));

    boolean other = second().leases().take("work", "other", LONG);

    assertFalse(other);
  }

  @Test
  default void theHolderOfALeaseIsReadWithoutTakingIt() {
    Optional<String> before = storage().leases().holder("work");
    assertTrue(take("holder", LONG));

    Optional<String> held = second().leases().holder("work");

    assertEquals(List.of(Optional.empty(), Optional.of("holder")), List.of(before, held));
  }

  @Test
  default void leasesWithDifferentNamesAreIndependent() {
    boolean work = storage().leases().take("work", "holder", LONG);
    boolean other = storage().leases().take("Work", "other", LONG);

    assertTrue(work);
    assertTrue(other);
  }
}
