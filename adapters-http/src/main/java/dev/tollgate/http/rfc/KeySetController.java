package dev.tollgate.http.rfc;

import dev.tollgate.http.jwt.KeySet;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The keys that tokens can be verified with (RFC 7517, 5). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class KeySetController {

  static final String PATH = "/oauth2/jwks";

  private final KeySet keys;

  KeySetController(KeySet keys) {
    this.keys = keys;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> keys() {
    return JsonAnswer.ofPublic(keys.json());
  }
}
