package dev.tollgate.http;

import dev.tollgate.application.origin.RegisteredOrigins;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets scripts of other origins read answers (the CORS protocol of the Fetch standard), never with
 * cookies. To scripts of an origin that is not registered, an answer is what it is to programs.
 */
@Singleton
public final class CrossOrigin {

  /** Which scripts may read the answers at a path. */
  public enum Readers {
    /** Those of this server only. */
    OWN,
    /** Those of every origin, as everybody gets the same. */
    EVERYONE,
    /** Those of the origins that clients are registered with. */
    REGISTERED,
    /** Those of every origin, with requests that have to be announced, too. */
    ANYONE;

    /** The header fields that an answer may have for their sake. */
    public List<String> headers() {
      return switch (this) {
        case OWN -> List.of();
        case EVERYONE -> List.of(ALLOWED);
        case ANYONE -> List.of(ALLOWED, EXPOSES);
        case REGISTERED -> List.of(ALLOWED, EXPOSES, "Vary");
      };
    }
  }

  private static final String ALLOWED = "Access-Control-Allow-Origin";

  private static final String EXPOSES = "Access-Control-Expose-Headers";

  private static final String EXPOSED = "Retry-After, WWW-Authenticate, X-Request-Id";

  private final RegisteredOrigins origins;

  CrossOrigin(RegisteredOrigins origins) {
    this.origins = origins;
  }

  /** Makes sure that {@link #apply} knows the origins; may wait for the store. */
  void prepare(Request request, Layer layer) {
    if (readers(request, layer) == Readers.REGISTERED && origin(request).isPresent()) {
      origins.refresh();
    }
  }

  /** The answer with what tells a browser which scripts may read it; never waits. */
  Answer apply(Request request, Layer layer, Answer answer) {
    return switch (readers(request, layer)) {
      case OWN -> answer;
      case EVERYONE -> answer.with(Map.of(ALLOWED, "*"));
      case ANYONE ->
          origin(request).isEmpty() ? answer : answer.with(Map.of(ALLOWED, "*", EXPOSES, EXPOSED));
      case REGISTERED ->
          registered(request)
              .map(
                  origin ->
                      answer.varyingByOrigin().with(Map.of(ALLOWED, origin, EXPOSES, EXPOSED)))
              .orElseGet(answer::varyingByOrigin);
    };
  }

  /**
   * Says yes to a preflight request, without knowing whether the request that follows is right;
   * empty for one that may not be sent.
   */
  Optional<Reply> preflight(Request request, Layer layer) {
    prepare(request, layer);
    return isWelcome(request, readers(request, layer))
            && !request.headers().apply("Access-Control-Request-Method").isEmpty()
        ? Optional.of(
            layer
                .noContent("preflight")
                .with("Access-Control-Allow-Methods", "GET, HEAD, POST")
                .with("Access-Control-Allow-Headers", "*, Authorization")
                .with("Access-Control-Max-Age", "600"))
        : Optional.empty();
  }

  private boolean isWelcome(Request request, Readers readers) {
    return switch (readers) {
      case OWN, EVERYONE -> false;
      case REGISTERED -> registered(request).isPresent();
      case ANYONE -> origin(request).isPresent();
    };
  }

  private Optional<String> registered(Request request) {
    return origin(request).filter(origins::contains);
  }

  private static Readers readers(Request request, Layer layer) {
    return layer.readers(request.path());
  }

  /** Empty unless there is exactly one. */
  private static Optional<String> origin(Request request) {
    List<String> sent = request.headers().apply("Origin");
    return sent.size() == 1 ? Optional.of(sent.getFirst()) : Optional.empty();
  }
}
