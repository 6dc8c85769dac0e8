package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Issues and revokes tokens from several threads, and records what was acknowledged. */
final class Load implements AutoCloseable {

  private static final int THREADS = 8;
  private static final int REVOKED_OF_ISSUED = 3;
  private static final long PAUSE_NANOS = 10_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Issued, and nobody asked to revoke them. */
  final Set<String> live = ConcurrentHashMap.newKeySet();

  final Set<String> revoked = ConcurrentHashMap.newKeySet();
  final AtomicInteger unavailable = new AtomicInteger();

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final Set<Integer> odd = ConcurrentHashMap.newKeySet();
  private final Supplier<RawHttp> http;
  private final String form;
  private final Duration pause;
  private volatile boolean ended;

  Load(RawHttp http, String form) {
    this(() -> http, form, Duration.ZERO);
  }

  /**
   * Begins.
   *
   * @param http where the next request goes
   * @param pause how long each thread waits before the next token
   */
  Load(Supplier<RawHttp> http, String form, Duration pause) {
    this.http = http;
    this.form = form;
    this.pause = pause;
    for (int i = 0; i < THREADS; i++) {
      Future<?> _ = threads.submit(this::run);
    }
  }

  private void run() {
    for (int i = 0; !ended; i++) {
      try {
        issue(i % REVOKED_OF_ISSUED == 0);
        LockSupport.parkNanos(pause.toNanos());
      } catch (UncheckedIOException | AssertionError e) { // the server was killed
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void issue(boolean revoke) {
    Reply issued = http.get().form("/oauth/access-token", form);
    if (!isDone(issued)) {
      return;
    }
    String token = issued.body().replaceAll(".*\"access_token\":\"|\".*", "");
    if (!revoke) {
      boolean _ = live.add(token);
    } else if (isDone(http.get().form("/oauth/revoke", "token=" + token))) {
      boolean _ = revoked.add(token);
    }
  }

  private boolean isDone(Reply reply) {
    if (reply.status() == 503) {
      int _ = unavailable.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    } else if (reply.status() != 200) {
      boolean _ = odd.add(reply.status());
    }
    return reply.status() == 200;
  }

  /** Waits until so many more tokens were issued, and a quarter as many revoked. */
  void awaitMore(int count) {
    int issued = live.size() + count;
    int gone = revoked.size() + count / 4;
    await(
        "so many acknowledgements",
        PATIENCE,
        () -> live.size() >= issued && revoked.size() >= gone);
  }

  static void await(String what, BooleanSupplier condition) {
    await(what, PATIENCE, condition);
  }

  static void await(String what, Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, what);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Lets requests that have begun end, whichever way. */
  @Override
  public void close() {
    ended = true;
    threads.close();
    assertEquals(Set.of(), odd);
  }
}
