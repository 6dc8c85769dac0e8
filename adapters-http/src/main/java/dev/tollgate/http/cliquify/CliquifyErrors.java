package dev.tollgate.http.cliquify;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import java.util.List;

/** What the layers of this contract have in common. */
abstract class CliquifyErrors extends Layer {

  CliquifyErrors(String name, List<String> roots) {
    super("cliquify", name, roots);
  }

  /** What this layer answers to a request that cannot be read. */
  abstract Answer unreadable();

  /** The faults of the three POST endpoints. */
  final Answer endpointFault(Fault fault) {
    return switch (fault) {
      case Fault.NotFound _,
          Fault.MethodNotAllowed _,
          Fault.TargetTooLong _,
          Fault.HeadersTooLong _ ->
          routeFault(fault);
      case Fault.BodyTooLarge() -> failure(413, "The request body is too large.");
      case Fault.UnsupportedMediaType() ->
          failure(
              415,
              "The media type is not supported. Send application/json or"
                  + " application/x-www-form-urlencoded.");
      case Fault.Unreadable() -> unreadable();
      case Fault.TooManyRequests(int _, long retryAfter, long _, boolean _) ->
          failure(429, "Too Many Attempts.").with("Retry-After", String.valueOf(retryAfter));
      case Fault.Broken() -> failure(500, "Server Error");
      case Fault.Unavailable() -> failure(503, "Service Unavailable").with("Retry-After", "2");
    };
  }

  /** The faults of everything else under {@code /oauth} and {@code /api}. */
  final Answer routeFault(Fault fault) {
    return switch (fault) {
      case Fault.NotFound(String path) ->
          message(404, "The route " + JsonText.route(path) + " could not be found.");
      case Fault.MethodNotAllowed(String path, String method, String allowed) ->
          message(
                  405,
                  "The "
                      + JsonText.method(method)
                      + " method is not supported for route "
                      + JsonText.route(path)
                      + ". Supported methods: "
                      + allowed
                      + ".")
              .with("Allow", allowed);
      case Fault.TargetTooLong() -> message(414, "The request is too long.");
      case Fault.HeadersTooLong() -> message(431, "The request is too long.");
      case Fault.BodyTooLarge() -> message(413, "The request body is too large.");
      case Fault.UnsupportedMediaType() -> message(415, "The media type is not supported.");
      case Fault.Unreadable() -> unreadable();
      case Fault.TooManyRequests(int limit, long retryAfter, long resetAt, boolean _) ->
          message(429, "Too Many Attempts.")
              .with("Retry-After", String.valueOf(retryAfter))
              .with("X-RateLimit-Limit", String.valueOf(limit))
              .with("X-RateLimit-Remaining", "0")
              .with("X-RateLimit-Reset", String.valueOf(resetAt));
      case Fault.Broken() -> message(500, "Server Error");
      case Fault.Unavailable() -> message(503, "Service Unavailable").with("Retry-After", "2");
    };
  }

  private static Answer failure(int status, String message) {
    return Answer.json(status, "{\"success\":false,\"message\":\"" + message + "\"}");
  }

  private static Answer message(int status, String message) {
    return Answer.json(status, "{\"message\":\"" + message + "\"}");
  }
}
