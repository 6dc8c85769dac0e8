package dev.tollgate.http.betteri18n;

import dev.tollgate.http.Exit;
import dev.tollgate.http.authorize.AuthorizationEndpoint;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The authorization endpoint (RFC 6749, 3.1). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class AuthorizationController {

  static final String PATH = "/api/auth/mcp/authorize";

  private final OrganizationAuthorization authorization;
  private final Exit exit;

  AuthorizationController(OrganizationAuthorization authorization, Exit exit) {
    this.authorization = authorization;
    this.exit = exit;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> authorize(HttpRequest<?> request) {
    return exit.answer(request, authorization::authorize);
  }

  @Post(uri = PATH, consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> post(HttpRequest<?> request) {
    return exit.answer(request, authorization::post);
  }

  @Post(
      uri = PATH + AuthorizationEndpoint.CONSENT,
      consumes = MediaType.ALL,
      produces = MediaType.ALL)
  HttpResponse<?> decide(HttpRequest<?> request) {
    return exit.answer(request, authorization::decide);
  }
}
