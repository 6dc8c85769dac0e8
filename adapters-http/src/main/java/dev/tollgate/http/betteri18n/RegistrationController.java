package dev.tollgate.http.betteri18n;

import dev.tollgate.http.Exit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Dynamic registration (RFC 7591), which is by arrangement only. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class RegistrationController {

  private final ApiErrors errors;
  private final Exit exit;

  RegistrationController(ApiErrors errors, Exit exit) {
    this.errors = errors;
    this.exit = exit;
  }

  @Post(uri = "/api/auth/mcp/register", consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> register(HttpRequest<?> request) {
    return exit.answer(request, _ -> errors.refuse(new RegistrationRefusal.Disabled()));
  }
}
