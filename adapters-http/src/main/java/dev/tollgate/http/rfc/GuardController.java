package dev.tollgate.http.rfc;

import dev.tollgate.http.Answer;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** A protected resource that holds nothing: it tells whether a token opens it (RFC 6750). */
@Controller
final class GuardController {

  static final String PATH = "/guard/rfc";

  private static final Answer OPEN = Answer.json(204, "");

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> open(HttpRequest<?> request) {
    return OPEN.toResponse();
  }
}
