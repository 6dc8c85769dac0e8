package dev.tollgate.http;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is answered in place of an exception, and logged about it. */
@Singleton
public final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  /** One outage is logged every so often, not with every request. */
  private static final long BETWEEN_WARNINGS = Duration.ofMinutes(1).toNanos();

  private final Layers layers;
  private final List<ReplyReasons> reasons;
  private String cause = "";
  private long warnedAt;

  Failures(Layers layers, Collection<ReplyReasons> reasons) {
    this.layers = layers;
    this.reasons = List.copyOf(reasons);
  }

  /** 503 if the store is unavailable, never that something does not exist; 500 for a bug. */
  public Reply replyTo(Request request, Throwable failure) {
    return switch (failure) {
      case StoreUnavailable unavailable -> {
        warn(unavailable.getMessage());
        because(request, reason(failure));
        yield layers.fail(request, new Fault.Unavailable());
      }
      default -> {
        LOG.error("A request failed unexpectedly.", failure);
        because(request, reason(failure));
        yield layers.fail(request, new Fault.Broken());
      }
    };
  }

  /** What operators are told about a failure. */
  public static String reason(Throwable failure) {
    return failure instanceof StoreUnavailable
        ? "The store was unavailable: " + failure.getMessage() + "."
        : "The server met a bug. The log has its stack trace with this request id.";
  }

  private void because(Request request, String reason) {
    reasons.forEach(it -> it.because(request, reason));
  }

  private synchronized void warn(String message) {
    long now = System.nanoTime();
    if (!message.equals(cause) || now - warnedAt > BETWEEN_WARNINGS) {
      LOG.warn("The store is unavailable: {}.", message);
      cause = message;
      warnedAt = now;
    }
  }
}
