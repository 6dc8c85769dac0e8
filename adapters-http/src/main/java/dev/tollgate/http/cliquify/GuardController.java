package dev.tollgate.http.cliquify;

import dev.tollgate.http.Fault;
import dev.tollgate.http.guard.Permit;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/**
 * Tells proxies whether a request to somebody else's API may pass; its guard refuses the others.
 */
@Controller
final class GuardController {

  static final String PATH = "/guard/cliquify";

  private final ApiErrors errors;

  GuardController(ApiErrors errors) {
    this.errors = errors;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> open(HttpRequest<?> request) {
    return Permit.of(request).toResponse();
  }

  /**
   * For proxies that drop the refusal they are told and ask for it again; by now it may be gone.
   */
  @Get(uri = PATH + "/refusal", produces = MediaType.ALL)
  HttpResponse<?> refusal() {
    return errors.fail(new Fault.Unavailable()).toResponse();
  }
}
