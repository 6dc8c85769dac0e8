package dev.tollgate.http.limit;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.Measurements.Metric;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Layers;
import dev.tollgate.http.Reply;
import dev.tollgate.http.ReplyReasons;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.RequestLimit;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Refuses requests while more are under way than this server may process at once. */
@Singleton
public final class Overload {

  private static final Logger LOG = LoggerFactory.getLogger(Overload.class);
  private static final long BETWEEN_WARNINGS = Duration.ofMinutes(1).toNanos();

  private final RequestLimit limit;
  private final Layers layers;
  private final List<ReplyReasons> reasons;
  private final String reason;
  private final LongAdder refused = new LongAdder();
  private long warnedAt = System.nanoTime() - BETWEEN_WARNINGS;

  Overload(
      RequestLimit limit,
      Layers layers,
      Collection<ReplyReasons> reasons,
      Measurements measurements) {
    this.limit = limit;
    this.layers = layers;
    this.reasons = List.copyOf(reasons);
    this.reason =
        "Too many requests were under way: --max-requests allows %d.".formatted(limit.limit());
    measurements.counter(
        new Metric(
            "tollgate_requests_refused_total",
            "Requests that were refused because too many were under way.",
            Map.of()),
        refused::doubleValue);
  }

  /** Whether no more requests may wait. */
  public boolean isReached() {
    return limit.isExceeded();
  }

  /** The reply to a request that is not processed: that of the contract to an outage. */
  public Optional<Reply> refusal(Request request) {
    if (!limit.isExceeded()) {
      return Optional.empty();
    }
    Layer owner = layers.ownerOf(request.path());
    if (owner.isAlwaysServed(request.path())) {
      return Optional.empty();
    }
    refused.increment();
    warn();
    reasons.forEach(it -> it.because(request, reason));
    return Optional.of(owner.fail(new Fault.Unavailable()));
  }

  private synchronized void warn() {
    long now = System.nanoTime();
    if (now - warnedAt >= BETWEEN_WARNINGS) {
      warnedAt = now;
      LOG.warn(
          "More than {} requests are under way (--max-requests): others are answered 503.",
          limit.limit());
    }
  }
}
