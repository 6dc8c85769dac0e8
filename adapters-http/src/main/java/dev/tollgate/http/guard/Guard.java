package dev.tollgate.http.guard;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.Request;
import java.util.List;
import java.util.function.Function;

/** Protects paths that need a bearer token; a contract has one guard for each such layer. */
public interface Guard {

  /** The protected paths, with everything below them, by whole segments. */
  List<String> roots();

  /** The token of a request; no text if that is broken. */
  default Parameter token(Request request) {
    return BearerReader.token(request);
  }

  /**
   * Decides about a request.
   *
   * @param token the one that {@link #token} found
   */
  Result<LiveToken, AccessRefusal> check(Request request, Parameter token);

  Reply refuse(AccessRefusal refusal);

  /** The reply of an endpoint on the express lane, which has not asked the guard yet. */
  default Reply answer(Request request, Function<LiveToken, Reply> endpoint) {
    return check(request, token(request)).fold(endpoint, this::refuse);
  }
}
