package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that share their rate limits through a real Redis. */
@Tag("full")
final class SharedLimitsTest {

  @TempDir private Path directory;
  private final AtomicInteger callers = new AtomicInteger();
  private RedisServer redis;
  private World world;
  private World.Node other;

  @BeforeEach
  void start() throws Exception {
    redis = new RedisServer(directory);
    world = World.sharingLimits(redis.url());
    other = world.node();
    awaitSharedLimits();
    List<String> _ = redis.ask("FLUSHALL");
  }

  @AfterEach
  void stop() throws Exception {
    other.close();
    world.close();
    redis.close();
  }

  private RawHttp http(int request) {
    return request % 2 == 0 ? world.http : new RawHttp(other.port());
  }

  private String left(int node, String path, String address) {
    return http(node).get(path, RawHttp.FORWARDED_FOR + address).rateLimit();
  }

  @Test
  void aLimitHoldsAcrossServersOnEachWayThroughThem() throws Exception {
    String caller = RawHttp.FORWARDED_FOR + "192.0.2.1";
    List<Callable<Reply>> requests = new ArrayList<>();
    for (int i = 0; i < World.PER_MINUTE + 20; i++) {
      RawHttp http = http(i);
      requests.add(() -> http.form("/oauth/introspect", "token=x", caller));
    }

    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      for (Future<Reply> reply : threads.invokeAll(requests)) {
        statuses.add(reply.get().status());
      }
    }

    assertEquals(
        World.PER_MINUTE, statuses.stream().filter(it -> it == 422).count(), "" + statuses);
    assertEquals(20, statuses.stream().filter(it -> it == 429).count(), "" + statuses);
    assertEquals("60 59", left(0, "/api/tags", "192.0.2.2"));
    assertEquals("60 58", left(1, "/api/tags", "192.0.2.2"));
    assertEquals("30 29", left(0, "/v2/whoami", "192.0.2.3"));
    assertEquals("30 28", left(1, "/v2/whoami", "192.0.2.3"));
  }

  @Test
  void theWindowEndsForAllServersAtOnce() throws Exception {
    String caller = RawHttp.FORWARDED_FOR + "192.0.2.1";
    for (int i = 0; i < World.PER_MINUTE; i++) {
      Reply _ = http(i).get("/api/tags", caller);
    }
    world.pass(Duration.ofSeconds(59));

    Reply refused = http(1).get("/api/tags", caller);
    world.pass(Duration.ofSeconds(1));
    Reply served = http(1).get("/api/tags", caller);

    assertEquals(429, refused.status());
    assertEquals("1", refused.headers().get("Retry-After"));
    assertEquals("60 59", served.rateLimit());
  }

  @Test
  void whatRedisKeepsNamesNobodyAndExpires() throws Exception {
    Reply _ = http(0).get("/api/tags", RawHttp.FORWARDED_FOR + "192.0.2.1");

    List<String> keys = redis.ask("KEYS *");
    List<String> lifetime = redis.ask("PTTL " + keys.getFirst());

    assertEquals(1, keys.size(), "" + keys);
    assertTrue(keys.getFirst().matches("tollgate:limit:[0-9a-f]{64}"), keys.getFirst());
    long millis = Long.parseLong(lifetime.getFirst().substring(1));
    assertTrue(millis > 0 && millis <= 61_000, "" + lifetime);
  }

  @Test
  void whileRedisIsAwayEachServerCountsAloneAndThenTogetherAgain() throws Exception {
    assertEquals("60 59", left(0, "/api/tags", "192.0.2.1"));
    assertEquals("60 58", left(1, "/api/tags", "192.0.2.1"));
    redis.kill();
    List<String> alone =
        List.of(
            left(0, "/api/tags", "192.0.2.1"),
            left(0, "/api/tags", "192.0.2.1"),
            left(1, "/api/tags", "192.0.2.1"));
    redis.start();
    awaitSharedLimits();

    assertEquals(List.of("60 59", "60 58", "60 59"), alone);
  }

  private void awaitSharedLimits() {
    Load.await(
        "limits are shared", () -> isShared("192.0.2." + (10 + callers.incrementAndGet() % 200)));
  }

  private boolean isShared(String newCaller) {
    return left(0, "/api/tags", newCaller).equals("60 59")
        && left(1, "/api/tags", newCaller).equals("60 58");
  }

  @Test
  void aRedisThatHangsKeepsNoRequestWaitingTwice() throws Exception {
    String first = left(0, "/api/tags", "192.0.2.1");
    redis.signal("STOP");
    String second;
    String third;
    try {
      second = left(0, "/api/tags", "192.0.2.1");
      third = left(0, "/api/tags", "192.0.2.1");
    } finally {
      redis.signal("CONT");
    }

    assertEquals(List.of("60 59", "60 59", "60 58"), List.of(first, second, third));
    assertFalse(world.server.checks().stream().noneMatch(it -> it.name().equals("rate_limits")));
  }
}
