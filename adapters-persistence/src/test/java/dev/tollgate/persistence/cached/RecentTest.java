package dev.tollgate.persistence.cached;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StoreUnavailable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RecentTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - SECOND / 2);
  private final AtomicInteger reads = new AtomicInteger();
  private final Recent<String, String> recent = new Recent<>(100, false, nanos::get);

  /** What the store holds under every key; empty for nothing. */
  private volatile String stored = "live";

  private Optional<String> read(String key) {
    reads.incrementAndGet();
    return Optional.of(stored).filter(value -> !value.isEmpty());
  }

  private Optional<String> find() {
    return recent.find("key", this::read);
  }

  @Test
  void aFoundValueIsUsedForLessThanASecond() {
    Optional<String> first = find();
    stored = "revoked";
    nanos.addAndGet(SECOND - 1);
    Optional<String> justInTime = find();
    nanos.addAndGet(1);
    Optional<String> late = find();

    assertEquals(Optional.of("live"), first);
    assertEquals(Optional.of("live"), justInTime);
    assertEquals(Optional.of("revoked"), late);
    assertEquals(2, reads.get());
  }

  @Test
  void theSecondCountsFromTheBeginningOfTheRead() {
    Optional<String> slow =
        recent.find(
            "key",
            key -> {
              Optional<String> value = read(key);
              nanos.addAndGet(SECOND - 1);
              return value;
            });
    stored = "revoked";
    Optional<String> justInTime = find();
    nanos.addAndGet(1);
    Optional<String> late = find();

    assertEquals(Optional.of("live"), slow);
    assertEquals(Optional.of("live"), justInTime);
    assertEquals(Optional.of("revoked"), late);
  }

  @Test
  void aReadThatTookLongerThanASecondIsNotUsedAgain() {
    Optional<String> _ =
        recent.find(
            "key",
            key -> {
              nanos.addAndGet(SECOND);
              return read(key);
            });

    Optional<String> again = find();

    assertEquals(Optional.of("live"), again);
    assertEquals(2, reads.get());
  }

  @Test
  void absenceIsReadAnew() {
    stored = "";
    Optional<String> before = find();
    stored = "live";

    Optional<String> after = find();

    assertEquals(Optional.empty(), before);
    assertEquals(Optional.of("live"), after);
  }

  @Test
  void absenceIsRememberedForASecondWhereThatIsWanted() {
    Recent<String, String> clients = new Recent<>(100, true, nanos::get);
    stored = "";
    Optional<String> before = clients.find("key", this::read);
    stored = "live";
    nanos.addAndGet(SECOND - 1);
    Optional<String> justInTime = clients.find("key", this::read);
    nanos.addAndGet(1);
    Optional<String> late = clients.find("key", this::read);

    assertEquals(Optional.empty(), before);
    assertEquals(Optional.empty(), justInTime);
    assertEquals(Optional.of("live"), late);
  }

  @Test
  void aChangeForgetsTheValue() {
    Optional<String> _ = find();
    boolean changed = recent.change("key", () -> setStored("revoked"));

    Optional<String> after = find();

    assertTrue(changed);
    assertEquals(Optional.of("revoked"), after);
  }

  private boolean setStored(String value) {
    stored = value;
    return true;
  }

  @Test
  void aChangeThatFailsForgetsTheValueToo() {
    StoreUnavailable failure = new StoreUnavailable("stopped", null);
    Optional<String> _ = find();
    stored = "revoked";

    StoreUnavailable thrown =
        assertThrows(
            StoreUnavailable.class,
            () -> {
              boolean _ =
                  recent.change(
                      "key",
                      () -> {
                        throw failure;
                      });
            });

    assertSame(failure, thrown);
    assertEquals(Optional.of("revoked"), find());
  }

  @Test
  void aChangeThatChangesNothingSaysSo() {
    boolean changed = recent.change("key", () -> false);

    assertFalse(changed);
  }

  @Test
  void aReadThatFailsIsNeitherAnAbsenceNorRemembered() {
    Recent<String, String> clients = new Recent<>(100, true, nanos::get);

    assertThrows(
        StoreUnavailable.class,
        () -> {
          Optional<String> _ =
              clients.find(
                  "key",
                  key -> {
                    throw new StoreUnavailable("stopped", null);
                  });
        });

    assertEquals(Optional.of("live"), clients.find("key", this::read));
  }

  @Test
  void aLoadDoesNotPutBackWhatWasJustRevoked() throws Exception {
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    Thread loader =
        Thread.ofPlatform()
            .start(
                () -> {
                  Optional<String> _ =
                      recent.find(
                          "key",
                          key -> {
                            Optional<String> value = read(key);
                            hasRead.countDown();
                            await(mayReturn);
                            return value;
                          });
                });
    hasRead.await();
    Thread revoker =
        Thread.ofPlatform()
            .start(
                () -> {
                  boolean _ = recent.change("key", () -> setStored("revoked"));
                });
    awaitHeldUpOrEnded(revoker, loader);
    mayReturn.countDown();
    loader.join();
    revoker.join();

    Optional<String> after = find();

    assertEquals(Optional.of("revoked"), after);
  }

  @Test
  void aLoadDoesNotPutBackWhatWasForgottenMeanwhile() throws Exception {
    CountDownLatch hasRead = new CountDownLatch(1);
    CountDownLatch mayReturn = new CountDownLatch(1);
    Thread loader =
        Thread.ofPlatform()
            .start(
                () -> {
                  Optional<String> _ =
                      recent.find(
                          "key",
                          key -> {
                            Optional<String> value = read(key);
                            hasRead.countDown();
                            await(mayReturn);
                            return value;
                          });
                });
    hasRead.await();
    stored = "revoked";
    Thread feed =
        Thread.ofPlatform().start(() -> recent.forget("key", value -> value.equals("revoked")));
    awaitHeldUpOrEnded(feed, loader);
    mayReturn.countDown();
    loader.join();
    feed.join();

    Optional<String> after = find();

    assertEquals(Optional.of("revoked"), after);
  }

  @Test
  void whatIsFinalIsNotForgotten() {
    Optional<String> _ = find();
    recent.forget("key", value -> value.equals("live"));
    Optional<String> _ = find();
    int kept = reads.get();
    recent.forget("key", value -> value.equals("revoked"));
    Optional<String> _ = find();
    recent.forget("unknown", value -> false);

    assertEquals(1, kept);
    assertEquals(2, reads.get());
  }

  @Test
  void aValueMayBeAsOldAsItsAgeMayBeNow() {
    AtomicLong maxAge = new AtomicLong(3 * SECOND);
    Recent<String, String> tokens =
        new Recent<>(100, false, nanos::get, 10 * SECOND, now -> maxAge.get());
    Optional<String> _ = tokens.find("key", this::read);
    nanos.addAndGet(3 * SECOND - 1);
    Optional<String> _ = tokens.find("key", this::read);
    int justInTime = reads.get();
    maxAge.set(SECOND);
    Optional<String> _ = tokens.find("key", this::read);

    assertEquals(1, justInTime);
    assertEquals(2, reads.get());
  }

  /** What the store holds now, and what happens while it is read. */
  private void readAhead(Runnable meanwhile) {
    recent.readAhead(
        keys -> {
          assertEquals(Set.of("key"), keys);
          List<String> values = read("key").stream().toList();
          meanwhile.run();
          return values;
        },
        value -> "key");
  }

  private void readAhead() {
    readAhead(() -> {});
  }

  private void use() {
    Optional<String> _ = find();
    Optional<String> _ = find();
  }

  @Test
  void whatIsInUseIsReadAheadAndThenUsedForASecond() {
    use();
    stored = "newer";
    nanos.addAndGet(SECOND - 1);
    readAhead(() -> nanos.addAndGet(SECOND - 1));
    Optional<String> justInTime = find();
    nanos.addAndGet(1);
    stored = "newest";
    Optional<String> late = find();

    assertEquals(Optional.of("newer"), justInTime);
    assertEquals(Optional.of("newest"), late);
    assertEquals(3, reads.get());
    assertEquals(List.of(2L, 2L), List.of(recent.hits(), recent.misses()));
  }

  @Test
  void whatIsYoungOrTooOldIsNotReadAhead() {
    use();
    nanos.addAndGet(SECOND / 2);
    readAhead();
    nanos.addAndGet(SECOND / 2);
    readAhead();

    assertEquals(1, reads.get());
  }

  @Test
  void whatWasAskedForOnceIsNotReadAhead() {
    Optional<String> _ = find();
    nanos.addAndGet(SECOND - 1);
    readAhead();

    assertEquals(1, reads.get());
  }

  @Test
  void whatIsNoLongerUsedIsReadAheadThreeTimes() {
    use();
    for (int i = 0; i < 5; i++) {
      nanos.addAndGet(SECOND - 1);
      readAhead();
    }

    assertEquals(1 + 3, reads.get());
  }

  @Test
  void whatIsUsedEachTimeIsReadAheadForAsLong() {
    use();
    for (int i = 0; i < 5; i++) {
      nanos.addAndGet(SECOND - 1);
      readAhead();
      Optional<String> _ = find();
    }

    assertEquals(1 + 5, reads.get());
    assertEquals(1, recent.misses());
  }

  @Test
  void aFailureToReadAheadChangesNothing() {
    StoreUnavailable failure = new StoreUnavailable("stopped", null);
    use();
    nanos.addAndGet(SECOND - 1);

    StoreUnavailable thrown =
        assertThrows(
            StoreUnavailable.class,
            () ->
                readAhead(
                    () -> {
                      throw failure;
                    }));
    stored = "newer";
    Optional<String> justInTime = find();
    nanos.addAndGet(1);
    Optional<String> late = find();

    assertSame(failure, thrown);
    assertEquals(Optional.of("live"), justInTime);
    assertEquals(Optional.of("newer"), late);
  }

  @Test
  void readingAheadDoesNotPutBackWhatWasChangedMeanwhile() {
    use();
    nanos.addAndGet(SECOND - 1);
    readAhead(
        () -> {
          boolean _ = recent.change("key", () -> setStored("revoked"));
        });

    assertEquals(Optional.of("revoked"), find());
  }

  @Test
  void readingAheadDoesNotReplaceWhatWasReadAfterAChange() {
    use();
    nanos.addAndGet(SECOND - 1);
    readAhead(
        () -> {
          boolean _ = recent.change("key", () -> setStored("revoked"));
          Optional<String> _ = find();
        });

    assertEquals(Optional.of("revoked"), find());
  }

  @Test
  void readingAheadDoesNotPutBackWhatWasForgottenMeanwhile() {
    use();
    nanos.addAndGet(SECOND - 1);
    readAhead(() -> recent.forget("key", value -> false));
    stored = "newer";

    assertEquals(Optional.of("newer"), find());
  }

  @Test
  void whatIsGoneWhenItIsReadAheadIsForgotten() {
    use();
    nanos.addAndGet(SECOND - 1);
    stored = "";
    readAhead();
    stored = "again";

    assertEquals(Optional.of("again"), find());
  }

  @Test
  void absenceIsReadAheadWhereItIsRemembered() {
    Recent<String, String> clients = new Recent<>(100, true, nanos::get);
    stored = "";
    Optional<String> _ = clients.find("key", this::read);
    Optional<String> _ = clients.find("key", this::read);
    nanos.addAndGet(SECOND - 1);
    clients.readAhead(keys -> List.of(), value -> "key");
    nanos.addAndGet(SECOND - 1);
    Optional<String> still = clients.find("key", this::read);

    assertEquals(Optional.empty(), still);
    assertEquals(1, reads.get());
  }

  @Test
  void waitersOfAFailedReadFailAndTheNextCallerReadsAgain() throws Exception {
    CountDownLatch isReading = new CountDownLatch(1);
    CountDownLatch mayFail = new CountDownLatch(1);
    AtomicInteger failures = new AtomicInteger();
    AtomicInteger changes = new AtomicInteger();
    Thread loader =
        start(
            failures,
            () ->
                recent.find(
                    "key",
                    key -> {
                      isReading.countDown();
                      await(mayFail);
                      nanos.incrementAndGet();
                      throw new StoreUnavailable("stopped", null);
                    }));
    isReading.await();
    Thread reader = start(failures, this::find);
    Thread changer =
        start(failures, () -> recent.change("key", () -> changes.incrementAndGet() > 0));
    awaitHeldUpOrEnded(reader, loader);
    awaitHeldUpOrEnded(changer, loader);
    mayFail.countDown();
    loader.join();
    reader.join();
    changer.join();

    Optional<String> next = find();

    assertEquals(3, failures.get());
    assertEquals(0, changes.get());
    assertEquals(1, reads.get());
    assertEquals(Optional.of("live"), next);
  }

  private static Thread start(AtomicInteger failures, Callable<Object> access) {
    return Thread.ofPlatform()
        .start(
            () -> {
              try {
                Object _ = access.call();
              } catch (Exception e) {
                failures.incrementAndGet();
              }
            });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Until the thread waits for the loader, or, where nothing makes it wait, has done its change.
   */
  private static void awaitHeldUpOrEnded(Thread thread, Thread loader) throws InterruptedException {
    while (thread.isAlive() && !waitsFor(loader, thread)) {
      Thread.sleep(1);
    }
  }

  /** Not for anything else, such as a class that is being loaded. */
  private static boolean waitsFor(Thread holder, Thread waiting) {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(waiting.threadId());
    return info != null && info.getLockOwnerId() == holder.threadId();
  }
}
