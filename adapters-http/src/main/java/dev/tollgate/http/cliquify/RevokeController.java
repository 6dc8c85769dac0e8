package dev.tollgate.http.cliquify;

import dev.tollgate.application.token.RevokeToken;
import dev.tollgate.application.token.Terms;
import dev.tollgate.http.Answer;
import dev.tollgate.http.wire.BodyReader;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The revocation endpoint. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class RevokeController {

  private static final Answer REVOKED =
      Answer.json(
          200, "{\"success\":true,\"message\":\"Token successfully revoked.\",\"data\":null}");

  private final RevokeToken revokeToken;
  private final RevokeErrors errors;
  private final Terms terms;

  RevokeController(RevokeToken revokeToken, RevokeErrors errors, CliquifySettings settings) {
    this.revokeToken = revokeToken;
    this.errors = errors;
    this.terms = settings.terms();
  }

  @Post(uri = "/oauth/revoke", consumes = MediaType.ALL, produces = MediaType.ALL)
  HttpResponse<?> revoke(HttpRequest<?> request) {
    return BodyReader.read(request)
        .fold(
            fields ->
                revokeToken
                    .revoke(fields.get("token"), terms)
                    .fold(revoked -> REVOKED, errors::refuse),
            errors::fail)
        .toResponse();
  }
}
