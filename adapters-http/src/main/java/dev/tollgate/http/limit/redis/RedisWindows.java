package dev.tollgate.http.limit.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollgate.application.Waiting;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.http.limit.SharedWindows;
import dev.tollgate.http.limit.Windows.Count;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows in a Redis. After the first request that it does not answer in time, no request asks it
 * until it has answered a probe, which is sent once a second.
 */
public final class RedisWindows implements SharedWindows {

  private static final Logger LOG = LoggerFactory.getLogger(RedisWindows.class);

  private static final Duration PROBE_PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(1);
  private static final int THREADS = 2;
  private static final int MAX_BUCKETS = 10_000;
  private static final String PREFIX = "tollgate:limit:";

  private final String place;
  private final ClientResources resources;
  private final RedisClient client;
  private final Duration patience;
  private final Clock clock;
  private final Cache<String, BucketProxy> buckets =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_BUCKETS).build();
  private final AtomicBoolean reachable = new AtomicBoolean();
  private final Thread watch;
  private volatile Optional<Connected> connected = Optional.empty();

  /** A connection, which Lettuce opens again whenever it is lost. */
  private record Connected(ProxyManager<byte[]> buckets, ProxyManager<byte[]> probes) {}

  private RedisWindows(String url, Duration patience, Clock clock) {
    URI parsed = URI.create(url);
    this.place = parsed.getHost() + (parsed.getPort() < 0 ? "" : ":" + parsed.getPort());
    this.patience = patience;
    this.clock = clock;
    this.resources =
        ClientResources.builder()
            .ioThreadPoolSize(THREADS)
            .computationThreadPoolSize(THREADS)
            .reconnectDelay(Delay.constant(PAUSE))
            .build();
    RedisURI uri = RedisURI.create(url);
    uri.setTimeout(PROBE_PATIENCE);
    this.client = RedisClient.create(resources, uri);
    client.setOptions(
        ClientOptions.builder()
            .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
            .socketOptions(SocketOptions.builder().connectTimeout(PROBE_PATIENCE).build())
            .build());
    this.watch = Thread.ofVirtual().name("redis-watch").unstarted(this::watch);
  }

  /**
   * Connects, or keeps trying in the background.
   *
   * @param url {@code redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]}, or {@code rediss:} for TLS
   * @param patience how long a request waits for an answer
   */
  public static RedisWindows connect(String url, Duration patience, Clock clock) {
    RedisWindows windows = new RedisWindows(url, patience, clock);
    if (!windows.reached()) {
      LOG.warn("Redis at {} does not respond. Rate limits count per server.", windows.place);
    }
    windows.watch.start();
    return windows;
  }

  @Override
  public Optional<Count> count(String caller, int limit, Duration length) {
    if (!reachable.get()) {
      return Optional.empty();
    }
    Waiting.announce();
    try {
      return connected.map(it -> count(it, key(caller, limit), limit, length));
    } catch (RuntimeException e) {
      if (reachable.compareAndSet(true, false)) {
        LOG.warn(
            "Redis at {} does not respond ({}). Rate limits count per server.",
            place,
            e.getClass().getSimpleName());
      }
      return Optional.empty();
    }
  }

  /** Servers with another limit, after a change of their settings, have windows of their own. */
  private static String key(String caller, int limit) {
    return PREFIX + SecretDigest.of(limit + " " + caller).hex();
  }

  /** Requests of one caller that arrive together are sent together. */
  private Count count(Connected redis, String key, int limit, Duration length) {
    ConsumptionProbe probe =
        buckets
            .get(key, it -> bucket(redis.buckets(), it, limit, length))
            .tryConsumeAndReturnRemaining(1);
    long now = clock.millis();
    long end = seconds(now) + TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForReset());
    return new Count(
        probe.isConsumed(),
        Math.toIntExact(probe.getRemainingTokens()),
        end,
        Math.max(1, Math.ceilDiv(TimeUnit.SECONDS.toMillis(end) - now, 1000L)));
  }

  /** Full again all at once; its record expires then, so the next window begins with a request. */
  private static BucketProxy bucket(
      ProxyManager<byte[]> manager, String key, int limit, Duration length) {
    return manager
        .builder()
        .withOptimization(Optimizations.batching())
        .build(
            key.getBytes(StandardCharsets.UTF_8),
            () ->
                BucketConfiguration.builder()
                    .addLimit(
                        bandwidth -> bandwidth.capacity(limit).refillIntervally(limit, length))
                    .build());
  }

  private static long seconds(long millis) {
    return TimeUnit.MILLISECONDS.toSeconds(millis);
  }

  /** Windows begin with a full second, so that what all servers announce is exact. */
  private record Seconds(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return TimeUnit.SECONDS.toNanos(seconds(clock.millis()));
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        if (!reachable.get()) {
          boolean _ = reached();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean reached() {
    try {
      if (connected.isEmpty()) {
        connected = Optional.of(open());
      }
      var _ =
          bucket(connected.orElseThrow().probes(), PREFIX + "probe", 1, PROBE_PATIENCE)
              .getAvailableTokens();
      reachable.set(true);
      LOG.info("Rate limits are shared through Redis at {}.", place);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private Connected open() {
    StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
    return new Connected(
        buckets(connection, patience, clock), buckets(connection, PROBE_PATIENCE, clock));
  }

  private static ProxyManager<byte[]> buckets(
      StatefulRedisConnection<byte[], byte[]> connection, Duration patience, Clock clock) {
    return Bucket4jLettuce.casBasedBuilder(connection)
        .requestTimeout(patience)
        .clientClock(new Seconds(clock))
        .expirationAfterWrite(
            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ZERO))
        .build();
  }

  @Override
  public Optional<String> problem() {
    return reachable.get()
        ? Optional.empty()
        : Optional.of("Redis does not respond: rate limits count per server.");
  }

  @Override
  public void close() {
    watch.interrupt();
    client.shutdown(Duration.ZERO, STOP_PATIENCE);
    var _ = resources.shutdown(0, STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
