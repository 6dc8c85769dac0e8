package dev.tollgate.http.guard;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.Request;
import java.util.List;

/** Protects paths that need a bearer token; a contract has one guard for each such layer. */
public interface Guard {

  /** The protected paths, with everything below them, by whole segments. */
  List<String> roots();

  /**
   * Decides about a request.
   *
   * @param token the one in its header; no text if that is broken
   */
  Result<LiveToken, AccessRefusal> check(Request request, Parameter token);

  Reply refuse(AccessRefusal refusal);
}
