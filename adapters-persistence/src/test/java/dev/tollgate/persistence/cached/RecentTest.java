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
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
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

  @Test
  void whatIsWantedFreshIsNotOlderThanASecond() {
    Recent<String, String> clients =
        new Recent<>(100, false, nanos::get, 10 * SECOND, now -> 10 * SECOND);
    Optional<String> _ = clients.find("key", this::read);
    nanos.addAndGet(SECOND - 1);
    Optional<String> _ = clients.findFresh("key", this::read);
    int young = reads.get();
    nanos.incrementAndGet();
    Optional<String> _ = clients.find("key", this::read);
    int remembered = reads.get();
    Optional<String> _ = clients.findFresh("key", this::read);

    assertEquals(List.of(1, 1, 2), List.of(young, remembered, reads.get()));
  }

  @Test
  void anAbsenceIsNeverOlderThanASecond() {
    Recent<String, String> clients =
        new Recent<>(100, true, nanos::get, 10 * SECOND, now -> 10 * SECOND);
    AtomicInteger absences = new AtomicInteger();
    Function<String, Optional<String>> absent =
        _ -> {
          int _ = absences.incrementAndGet();
          return Optional.empty();
        };
    Optional<String> _ = clients.find("nobody", absent);
    nanos.addAndGet(SECOND - 1);
    Optional<String> _ = clients.find("nobody", absent);
    int young = absences.get();
    nanos.incrementAndGet();
    Optional<String> _ = clients.find("nobody", absent);

    assertEquals(List.of(1, 2), List.of(young, absences.get()));
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
