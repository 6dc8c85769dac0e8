package dev.tollgate.http.guard;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.token.CheckAccess.Access;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.http.Answer;
import io.micronaut.http.HttpRequest;
import java.util.List;

/**
 * The door of paths that open for a bearer token only; a contract has one for each layer of them.
 */
public interface Guard {

  /** The paths behind this door, with all that lies below them, by whole segments. */
  List<String> roots();

  /**
   * Decides about a request.
   *
   * @param token the one in its header; no text if that is broken
   */
  Result<Access, AccessRefusal> check(HttpRequest<?> request, Parameter token);

  Answer refuse(AccessRefusal refusal);
}
