package dev.tollgate.http.greeting;

import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The errors of the tiny contract. */
@Singleton
@Requires(resources = "classpath:dev/tollgate/http/greeting/errors.yaml")
final class GreetingErrors extends Layer {

  GreetingErrors() {
    super("greeting", "greeting", List.of("/greeting"));
  }

  @Override
  public Reply fail(Fault fault) {
    return switch (fault) {
      case Fault.NotFound _ -> reply("not-found");
      case Fault.MethodNotAllowed(String _, String _, String allowed) ->
          reply("method-not-allowed", Map.of("allow", allowed));
      case Fault.BodyTooLarge() -> reply("body-too-large");
      case Fault.UnsupportedMediaType() -> reply("unsupported-media-type");
      case Fault.TargetTooLong() -> reply("uri-too-long");
      case Fault.HeadersTooLong() -> reply("headers-too-long");
      case Fault.Unreadable() -> reply("unreadable");
      case Fault.TooManyRequests(int _, long retryAfter, long _, boolean _) ->
          reply("too-many-requests", Map.of("retry_after", retryAfter));
      case Fault.Broken() -> reply("server-error");
      case Fault.Unavailable() -> reply("unavailable");
    };
  }
}
