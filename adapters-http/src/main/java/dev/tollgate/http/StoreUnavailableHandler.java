package dev.tollgate.http;

import dev.tollgate.application.storage.StoreUnavailable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers 503 wherever a request met a store that is down, never that something does not exist. */
@Singleton
final class StoreUnavailableHandler implements ExceptionHandler<StoreUnavailable, HttpResponse<?>> {

  private final Failures failures;
  private final Exit exit;

  StoreUnavailableHandler(Failures failures, Exit exit) {
    this.failures = failures;
    this.exit = exit;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, StoreUnavailable exception) {
    HttpRequest<?> typed = request;
    return exit.answer(typed, read -> failures.replyTo(read, exception));
  }
}
