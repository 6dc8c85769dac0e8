package dev.tollgate.http;

import dev.tollgate.application.storage.StoreUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that the store is away, wherever a request met it; never that something is not there. */
@Singleton
final class StoreUnavailableHandler implements ExceptionHandler<StoreUnavailable, HttpResponse<?>> {

  private static final Logger LOG = LoggerFactory.getLogger(StoreUnavailableHandler.class);

  private final Layers contracts;

  StoreUnavailableHandler(Layers contracts) {
    this.contracts = contracts;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, StoreUnavailable exception) {
    HttpRequest<?> typed = request;
    LOG.warn("store unavailable: {}", exception.getMessage());
    return contracts.fail(typed, new Fault.Unavailable()).toResponse();
  }
}
