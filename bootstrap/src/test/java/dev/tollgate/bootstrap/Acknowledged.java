package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A load of tokens and revocations on a cluster, and what the cluster acknowledged of it. */
final class Acknowledged implements AutoCloseable {

  /** Stands for a reply that did not arrive. */
  static final int LOST = 0;

  private static final int REVOKED_OF_ISSUED = 3;

  /** Issued, and nobody asked to revoke them. */
  final Set<String> live = ConcurrentHashMap.newKeySet();

  final Set<String> revoked = ConcurrentHashMap.newKeySet();

  private final ConcurrentSkipListMap<Integer, AtomicInteger> statuses =
      new ConcurrentSkipListMap<>();
  private final AtomicInteger withoutRetryAfter = new AtomicInteger();
  private final AtomicLong slowest = new AtomicLong();
  private final ExecutorService threads;
  private final RawHttp http;
  private final String form;
  private final Duration pause;
  private volatile boolean ended;

  /**
   * Begins.
   *
   * @param pause how long each thread rests after a request
   */
  Acknowledged(int port, int callers, String form, Duration pause) {
    this.http = new RawHttp(port);
    this.form = form;
    this.pause = pause;
    this.threads = Executors.newFixedThreadPool(callers);
    for (int i = 0; i < callers; i++) {
      Future<?> _ = threads.submit(this::run);
    }
  }

  private void run() {
    for (int i = 0; !ended; i++) {
      issue(i % REVOKED_OF_ISSUED == 0);
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  private void issue(boolean revoke) {
    Reply issued = ask("/oauth/access-token", form);
    if (issued == null) {
      return;
    }
    String token = issued.body().replaceAll(".*\"access_token\":\"|\".*", "");
    if (!revoke) {
      boolean _ = live.add(token);
    } else if (ask("/oauth/revoke", "token=" + token) != null) {
      boolean _ = revoked.add(token);
    }
  }

  /** The reply if it is 200. */
  private Reply ask(String path, String body) {
    long begin = System.nanoTime();
    int status = LOST;
    Reply reply = null;
    try {
      reply = http.form(path, body);
      status = reply.status();
    } catch (UncheckedIOException | AssertionError e) {
      // the server or the load balancer has gone
    }
    long _ = slowest.accumulateAndGet(System.nanoTime() - begin, Math::max);
    if (status == 503 && !reply.headers().containsKey("Retry-After")) {
      int _ = withoutRetryAfter.incrementAndGet();
    }
    int _ = statuses.computeIfAbsent(status, _ -> new AtomicInteger()).incrementAndGet();
    return status == 200 ? reply : null;
  }

  /** How often each status was answered so far. */
  Map<Integer, Integer> statuses() {
    Map<Integer, Integer> counts = new TreeMap<>();
    statuses.forEach((status, count) -> counts.put(status, count.get()));
    return counts;
  }

  int count(int status) {
    return statuses().getOrDefault(status, 0);
  }

  int withoutRetryAfter() {
    return withoutRetryAfter.get();
  }

  double slowestSeconds() {
    return slowest.get() / 1e9;
  }

  /** Lets requests that have begun end, whichever way. */
  void end() {
    ended = true;
    threads.close();
  }

  @Override
  public void close() {
    end();
  }
}
