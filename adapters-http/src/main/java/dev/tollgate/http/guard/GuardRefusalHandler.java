package dev.tollgate.http.guard;

import dev.tollgate.http.Exit;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/** Refuses what a guard did not let through, in the words of its contract. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class GuardRefusalHandler
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

  private final Exit exit;

  GuardRefusalHandler(Exit exit) {
    this.exit = exit;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
    HttpRequest<?> typed = request;
    return Guards.verdict(typed)
        .orElseThrow(() -> new IllegalStateException("rejected without a guard", exception))
        .fold(
            access -> {
              throw new IllegalStateException("let through, yet rejected", exception);
            },
            refusal -> exit.answer(typed, refusal));
  }
}
