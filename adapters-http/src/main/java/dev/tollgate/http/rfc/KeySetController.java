package dev.tollgate.http.rfc;

import dev.tollgate.http.Exit;
import dev.tollgate.http.Reply;
import dev.tollgate.http.jwt.KeySet;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.nio.charset.StandardCharsets;

/** The keys that tokens can be verified with (RFC 7517, 5). */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class KeySetController {

  static final String PATH = "/oauth2/jwks";

  private final KeySet keys;
  private final OAuthErrors errors;
  private final Exit exit;

  KeySetController(KeySet keys, OAuthErrors errors, Exit exit) {
    this.keys = keys;
    this.errors = errors;
    this.exit = exit;
  }

  @Get(uri = PATH, produces = MediaType.ALL)
  HttpResponse<?> keys(HttpRequest<?> request) {
    return exit.answer(request, this::keys);
  }

  private Reply keys(Request request) {
    return errors.published("keys-published", keys.json().getBytes(StandardCharsets.UTF_8));
  }
}
