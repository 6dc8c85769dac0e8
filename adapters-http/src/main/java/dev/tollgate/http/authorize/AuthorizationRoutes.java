package dev.tollgate.http.authorize;

import dev.tollgate.http.Exit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;

/** The routes of an authorization endpoint; the controller of each contract says the path. */
public abstract class AuthorizationRoutes {

  private final AuthorizationEndpoint<?> authorization;
  private final Exit exit;

  protected AuthorizationRoutes(AuthorizationEndpoint<?> authorization, Exit exit) {
    this.authorization = authorization;
    this.exit = exit;
  }

  @Get(produces = MediaType.ALL)
  public final HttpResponse<?> authorize(HttpRequest<?> request) {
    return exit.answer(request, authorization::authorize);
  }

  @Post(consumes = MediaType.ALL, produces = MediaType.ALL)
  public final HttpResponse<?> post(HttpRequest<?> request) {
    return exit.answer(request, authorization::post);
  }

  @Post(uri = AuthorizationEndpoint.CONSENT, consumes = MediaType.ALL, produces = MediaType.ALL)
  public final HttpResponse<?> decide(HttpRequest<?> request) {
    return exit.answer(request, authorization::decide);
  }
}
