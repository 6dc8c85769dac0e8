package dev.tollgate.http.guard;

import dev.tollgate.application.Parameter;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.validator.TokenValidator;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Asks the use case about a bearer token, off the event loop, and notes the verdict. */
@Singleton
final class BearerValidator implements TokenValidator<HttpRequest<?>> {

  private final Guards guards;
  private final Scheduler blocking;

  BearerValidator(Guards guards, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.guards = guards;
    this.blocking = Schedulers.fromExecutor(blocking);
  }

  @Override
  public Publisher<Authentication> validateToken(String token, HttpRequest<?> request) {
    return guards
        .of(request)
        .map(guard -> Mono.fromCallable(() -> validate(token, request, guard)))
        .map(check -> check.subscribeOn(blocking).flatMap(Mono::justOrEmpty))
        .orElseGet(Mono::empty);
  }

  private Optional<Authentication> validate(String token, HttpRequest<?> request, Guard guard) {
    return guards
        .decide(request, guard, _ -> new Parameter.Text(token))
        .fold(
            access -> Optional.of(Authentication.build(access.client().id().value())),
            refusal -> Optional.empty());
  }
}
