package dev.tollgate.application.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds for work that one node at a time does. */
interface LeasesContract extends StorageUnderTest {

  private boolean take(String holder, Instant now, Instant until) {
    return storage().leases().take("work", holder, now, until);
  }

  @Test
  default void ofManyOneTakesALeaseThatNobodyEverHad() throws Exception {
    Storage other = another();

    long winners =
        Race.winners(
            i ->
                (i % 2 == 0 ? storage() : other)
                    .leases()
                    .take("work", "node " + i, Samples.NOW, Samples.LATER));

    assertEquals(1, winners);
  }

  @Test
  default void ofManyOneTakesALeaseThatHasRunOut() throws Exception {
    assertTrue(take("a node that died", Samples.NOW, Samples.LATER));

    long early = Race.winners(i -> take("node " + i, Samples.LATER.minusMillis(1), Samples.LATER));
    long inTime = Race.winners(i -> take("node " + i, Samples.LATER, Samples.LATER.plusSeconds(1)));

    assertEquals(0, early);
    assertEquals(1, inTime);
  }

  @Test
  default void theHolderProlongsALeaseAndOthersWaitForTheNewEnd() {
    Instant end = Samples.LATER.plusSeconds(1);
    assertTrue(take("holder", Samples.NOW, Samples.LATER));

    boolean prolonged = take("holder", Samples.NOW, end);
    boolean early = another().leases().take("work", "other", end.minusMillis(1), end);
    boolean inTime = another().leases().take("work", "other", end, end.plusSeconds(1));
    boolean late = take("holder", end, end.plusSeconds(1));

    assertTrue(prolonged);
    assertFalse(early);
    assertTrue(inTime);
    assertFalse(late);
  }

  @Test
  default void aLeaseThatIsGivenBackIsFreeAtOnce() {
    assertTrue(take("holder", Samples.NOW, Samples.LATER));

    boolean givenBack = take("holder", Samples.NOW, Samples.NOW);
    boolean taken = take("other", Samples.NOW, Samples.LATER);

    assertTrue(givenBack);
    assertTrue(taken);
  }

  @Test
  default void whoHasALeaseIsToldWithoutTakingIt() {
    Optional<String> before = storage().leases().holder("work", Samples.NOW);
    assertTrue(take("holder", Samples.NOW, Samples.LATER));

    Optional<String> held = another().leases().holder("work", Samples.LATER.minusMillis(1));
    Optional<String> ended = another().leases().holder("work", Samples.LATER);

    assertEquals(
        List.of(Optional.empty(), Optional.of("holder"), Optional.empty()),
        List.of(before, held, ended));
  }

  @Test
  default void leasesOfDifferentNamesAreDifferent() {
    boolean work = storage().leases().take("work", "holder", Samples.NOW, Samples.LATER);
    boolean other = storage().leases().take("Work", "other", Samples.NOW, Samples.LATER);

    assertTrue(work);
    assertTrue(other);
  }
}
