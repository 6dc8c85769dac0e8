package dev.tollgate.http.greeting;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;

/** The errors of the tiny contract. */
@Singleton
@Requires(resources = "classpath:dev/tollgate/http/greeting/errors.yaml")
final class GreetingErrors extends Layer {

  GreetingErrors() {
    super("greeting", "greeting", List.of("/greeting"));
  }

  @Override
  public Answer fail(Fault fault) {
    return switch (fault) {
      case Fault.NotFound _ -> answer(404, "not_found", "There is nothing at this path.");
      case Fault.MethodNotAllowed(String _, String _, String allowed) ->
          answer(405, "method_not_allowed", "This path does not know this method.")
              .with("Allow", allowed);
      case Fault.BodyTooLarge() ->
          answer(413, "payload_too_large", "The request body is too large.");
      case Fault.UnsupportedMediaType() ->
          answer(415, "unsupported_media_type", "This media type is not read here.");
      case Fault.TargetTooLong() -> answer(414, "uri_too_long", "The request line is too long.");
      case Fault.HeadersTooLong() ->
          answer(431, "headers_too_large", "The header fields are too long.");
      case Fault.Unreadable() -> answer(400, "invalid_request", "The request cannot be read.");
      case Fault.TooManyRequests(int _, long retryAfter, long _, boolean _) ->
          answer(429, "too_many_requests", "You ask too often.")
              .with("Retry-After", String.valueOf(retryAfter));
      case Fault.Broken() -> answer(500, "server_error", "Something broke here.");
      case Fault.Unavailable() ->
          answer(503, "temporarily_unavailable", "The store does not answer.")
              .with("Retry-After", "2");
    };
  }

  private static Answer answer(int status, String error, String message) {
    return Answer.json(status, "{\"error\":\"" + error + "\",\"message\":\"" + message + "\"}");
  }
}
