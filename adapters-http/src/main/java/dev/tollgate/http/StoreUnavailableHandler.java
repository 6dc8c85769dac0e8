package dev.tollgate.http;

import dev.tollgate.application.storage.StoreUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 503 wherever a request met a store that is down, never that something does not exist. */
@Singleton
final class StoreUnavailableHandler implements ExceptionHandler<StoreUnavailable, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(StoreUnavailableHandler.class);

  /** One outage is logged every so often, not with every request. */
  private static final long BETWEEN_WARNINGS = Duration.ofMinutes(1).toNanos();

  private final Layers layers;
  private final Exit exit;
  private String cause = "";
  private long warnedAt;

  StoreUnavailableHandler(Layers layers, Exit exit) {
    this.layers = layers;
    this.exit = exit;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, StoreUnavailable exception) {
    HttpRequest<?> typed = request;
    warn(exception.getMessage());
    return exit.answer(typed, read -> layers.fail(read, new Fault.Unavailable()));
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
