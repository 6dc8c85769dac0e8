package dev.tollgate.http.rfc;

import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import java.util.List;
import java.util.TreeMap;

/** What both layers of this contract have in common: the body of RFC 6749, 5.2. */
abstract class RfcErrors extends Layer {

  private final Issuer issuer;

  RfcErrors(String name, List<String> roots, Issuer issuer) {
    super("rfc", name, roots);
    this.issuer = issuer;
  }

  @Override
  public Answer fail(Fault fault) {
    return switch (fault) {
      case Fault.NotFound _ -> error(404, "not_found", "There is nothing at this path.");
      case Fault.MethodNotAllowed(String _, String _, String allowed) ->
          error(405, "invalid_request", "This endpoint does not know this method.")
              .with("Allow", allowed);
      case Fault.BodyTooLarge() ->
          error(413, "invalid_request", "The request body is longer than 64 KiB.");
      case Fault.UnsupportedMediaType() ->
          error(
              400, "invalid_request", "The body is not of type application/x-www-form-urlencoded.");
      case Fault.TargetTooLong() ->
          error(414, "invalid_request", "The request line is longer than 8 KiB.");
      case Fault.HeadersTooLong() ->
          error(431, "invalid_request", "The header fields are longer than 32 KiB.");
      case Fault.Unreadable() ->
          error(
              400,
              "invalid_request",
              "The request cannot be read: it is badly encoded, or repeats a parameter.");
      case Fault.TooManyRequests(int _, long retryAfter, long _, boolean asOverload) ->
          error(
                  asOverload ? 503 : 429,
                  "temporarily_unavailable",
                  "There were too many requests from this address.")
              .with("Retry-After", String.valueOf(retryAfter));
      case Fault.Broken() -> error(500, "server_error", "Something broke here.");
      case Fault.Unavailable() ->
          error(503, "temporarily_unavailable", "A part that the answer needs cannot be reached.")
              .with("Retry-After", "2");
    };
  }

  /** The error with the address of its description; nothing in it comes from the request. */
  final Answer error(int status, String code, String description) {
    return noStore(
        Answer.json(
            status,
            "{\"error\":\"%s\",\"error_description\":\"%s\",\"error_uri\":\"%s\"}"
                .formatted(code, description, issuer.url("/errors/rfc#" + code))));
  }

  static Answer noStore(Answer answer) {
    return answer.with("Cache-Control", "no-store").with("Pragma", "no-cache");
  }

  static Answer empty(int status) {
    return new Answer(status, new TreeMap<>(), "");
  }
}
