package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.persistence.jdbc.DatabaseServer;
import dev.tollgate.persistence.jdbc.PostgresServer;
import dev.tollgate.persistence.jdbc.StoreTimeout;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A live server is moved to another store, as docs/storage.md describes, while clients work. */
@Tag("full")
@ResourceLock(PostgresServer.LOCK)
final class CutOverTest {

  private static final int ENOUGH = 200;

  /** Servers start beside the load, which must leave them some of the machine. */
  private static final Duration PAUSE = Duration.ofMillis(25);

  /** Every server honours a revocation within a second. */
  private static final long HONOURED_NANOS = Duration.ofSeconds(1).toNanos();

  @TempDir private Path directory;

  /** Where the proxy in front of the servers sends requests. */
  private final AtomicInteger port = new AtomicInteger();

  private RawHttp http() {
    return new RawHttp(port.get());
  }

  private Program on(String database) {
    String password =
        URLEncoder.encode(DatabaseServer.PASSWORD, StandardCharsets.UTF_8).replace("+", "%20");
    String url =
        PostgresServer.shared()
            .url(database)
            .replace("//", "//" + DatabaseServer.USER + ":" + password + "@");
    return new Program(
        directory,
        Map.of("TOLLGATE_STORAGE", url, "TOLLGATE_STORAGE_TIMEOUT", StoreTimeout.PATIENT));
  }

  /** Introspects what was acknowledged, all the time, and notes answers that are not right. */
  private final class Reader implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Set<String> wrong = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();
    private final Load load;
    private volatile boolean ended;

    Reader(Load load) {
      this.load = load;
      Future<?> _ = thread.submit(this::run);
    }

    private void run() {
      Map<String, Long> revokedAt = new ConcurrentHashMap<>();
      while (!ended) {
        long now = System.nanoTime();
        load.revoked.forEach(token -> revokedAt.putIfAbsent(token, now));
        some(load.live).forEach(token -> expect(200, token));
        some(revokedAt.entrySet().stream()
                .filter(it -> now - it.getValue() > HONOURED_NANOS)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()))
            .forEach(token -> expect(422, token));
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }

    private static List<String> some(Set<String> tokens) {
      return tokens.stream().limit(10).toList();
    }

    /** Asks again where the server that was asked has meanwhile handed over to another. */
    private void expect(int status, String token) {
      int asked = port.get();
      try {
        Reply reply = new RawHttp(asked).form("/oauth/introspect", "token=" + token);
        int _ = answered.incrementAndGet();
        if (reply.status() != status) {
          boolean _ = wrong.add(status + " expected: " + reply);
        }
      } catch (UncheckedIOException | AssertionError e) {
        if (port.get() == asked) {
          boolean _ = wrong.add("no answer");
        } else {
          expect(status, token);
        }
      }
    }

    void stop() {
      ended = true;
      thread.close();
    }

    @Override
    public void close() {
      stop();
    }
  }

  private static void end(Served served) throws Exception {
    served.signal("TERM");
    assertEquals(0, served.process().waitFor());
  }

  @Test
  void nothingAcknowledgedIsLostAndReadsStayCorrect() throws Exception {
    PostgresServer.shared().create("cut_from");
    PostgresServer.shared().create("cut_to");
    List<String> phases = new ArrayList<>();
    Load load;
    Reply refused;
    try (Served old = on("cut_from").serve("--demo")) {
      port.set(old.port());
      load = new Load(this::http, form(old), PAUSE);
      try (Reader reader = new Reader(load)) {
        load.awaitMore(ENOUGH);
        try (Served readOnly = on("cut_from").serve("--read-only")) {
          port.set(readOnly.port());
          end(old);
          refused = http().form("/oauth/access-token", form(old));
          Ended copied = copy();
          phases.add(copied.status() + copied.err());
          try (Served fresh = on("cut_to").serve()) {
            port.set(fresh.port());
            end(readOnly);
            load.awaitMore(ENOUGH);
            load.close();
            reader.stop();
            phases.add(statuses(load.live) + " " + statuses(load.revoked));
          }
        }
        assertEquals(Set.of(), reader.wrong);
        assertTrue(reader.answered.get() > ENOUGH, reader.answered + " reads");
      }
    }

    assertEquals(List.of("0", "[200] [422]"), phases);
    assertEquals(503, refused.status());
    assertEquals("2", refused.headers().get("Retry-After"));
    assertTrue(load.unavailable.get() > 0);
  }

  private Ended copy() {
    Map<String, String> credentials =
        Map.of(
            "TOLLGATE_STORAGE_USER", DatabaseServer.USER,
            "TOLLGATE_STORAGE_PASSWORD", DatabaseServer.PASSWORD,
            "TOLLGATE_FROM_STORAGE_USER", DatabaseServer.USER,
            "TOLLGATE_FROM_STORAGE_PASSWORD", DatabaseServer.PASSWORD,
            "TOLLGATE_STORAGE_TIMEOUT", StoreTimeout.PATIENT);
    return new Program(directory, credentials)
        .runHere(
            "storage",
            "copy",
            "--from",
            PostgresServer.shared().url("cut_from"),
            "--to",
            PostgresServer.shared().url("cut_to"));
  }

  private static String form(Served served) {
    return "client_id="
        + served.after("client_id:")
        + "&client_secret="
        + served.after("client_secret:");
  }

  private Set<Integer> statuses(Set<String> tokens) {
    return tokens.stream()
        .map(token -> http().form("/oauth/introspect", "token=" + token).status())
        .collect(Collectors.toSet());
  }
}
