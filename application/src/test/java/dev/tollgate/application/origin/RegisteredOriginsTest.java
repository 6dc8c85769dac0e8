package dev.tollgate.application.origin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Origin;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RegisteredOriginsTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final String APP = "https://app.example.com";

  private final AtomicLong now = new AtomicLong();
  private final Clients clients = mock(Clients.class);
  private final RegisteredOrigins origins = new RegisteredOrigins(clients, now::get);

  @Test
  void theOriginsAreReadAgainAfterTwoSeconds() {
    when(clients.origins()).thenReturn(Set.of()).thenReturn(Set.of(new Origin(APP)));

    origins.refresh();
    now.addAndGet(2 * SECOND - 1);
    origins.refresh();
    boolean before = origins.contains(APP);
    now.addAndGet(1);
    origins.refresh();

    assertFalse(before);
    assertTrue(origins.contains(APP));
  }

  @Test
  void anOutageKeepsTheOriginsAndIsWaitedForOnceInTwoSeconds() {
    when(clients.origins())
        .thenReturn(Set.of(new Origin(APP)))
        .thenAnswer(
            _ -> {
              now.addAndGet(5 * SECOND);
              throw new StoreUnavailable("frozen", null);
            });
    origins.refresh();
    now.addAndGet(2 * SECOND);

    origins.refresh();
    origins.refresh();

    assertTrue(origins.contains(APP));
    verify(clients, times(2)).origins();
  }

  @Test
  void callersWhoMeetAReaderTakeWhatItReads() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    when(clients.origins())
        .thenAnswer(
            _ -> {
              entered.countDown();
              goOn.await();
              now.addAndGet(5 * SECOND);
              return Set.of(new Origin(APP));
            });
    Thread reader = Thread.ofPlatform().start(origins::refresh);
    entered.await();
    Thread other = Thread.ofPlatform().start(origins::refresh);
    while (!waitsFor(reader, other)) {
      Thread.onSpinWait();
    }

    goOn.countDown();
    reader.join();
    other.join();

    assertTrue(origins.contains(APP));
    verify(clients, times(1)).origins();
  }

  /** Not for anything else, such as a class that is being loaded. */
  private static boolean waitsFor(Thread holder, Thread waiting) {
    ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(waiting.threadId());
    return info.getLockOwnerId() == holder.threadId();
  }
}
