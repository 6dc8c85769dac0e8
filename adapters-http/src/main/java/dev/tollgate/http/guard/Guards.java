package dev.tollgate.http.guard;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Layers;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.Segments;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds the guard of a request, and keeps its verdict on the request. */
@Singleton
public final class Guards {

  private static final String VERDICT = "tollgate.verdict";

  private final List<Guard> guards;
  private final Layers layers;
  private final Exit exit;

  Guards(Collection<Guard> guards, Layers layers, Exit exit) {
    this.exit = exit;
    this.guards = List.copyOf(guards);
    this.layers = layers;
  }

  /** Empty where nothing is guarded, and where there is no route: a 404 needs no token. */
  Optional<Guard> of(HttpRequest<?> request) {
    if (RouteAttributes.getRouteMatch(request).isEmpty()) {
      return Optional.empty();
    }
    String path = request.getPath();
    String contract = layers.ownerOf(path).contract();
    return guards.stream()
        .filter(guard -> guard.roots().stream().anyMatch(root -> isBelow(root, path, contract)))
        .findFirst();
  }

  /** A root does not protect what lies below it and belongs to another contract. */
  private boolean isBelow(String root, String path, String contract) {
    return Segments.isBelow(root, path) && layers.ownerOf(root).contract().equals(contract);
  }

  /** Asks a guard about a request, and keeps on the request who is let through, or the reply. */
  Result<LiveToken, Reply> decide(
      HttpRequest<?> request, Guard guard, Function<Request, Parameter> token) {
    Request read = Request.of(request);
    Result<LiveToken, Reply> verdict =
        exit.hear(
            read,
            () ->
                guard
                    .check(read, token.apply(read))
                    .fold(Result::ok, refusal -> Result.refused(guard.refuse(refusal))),
            Result::refused);
    request.setAttribute(VERDICT, verdict);
    return verdict;
  }

  @SuppressWarnings("unchecked")
  static Optional<Result<LiveToken, Reply>> verdict(HttpRequest<?> request) {
    return request.getAttribute(VERDICT).map(it -> (Result<LiveToken, Reply>) it);
  }

  /**
   * Who was let through.
   *
   * @throws IllegalStateException at a path without guard
   */
  public static LiveToken access(HttpRequest<?> request) {
    return verdict(request)
        .orElseThrow(() -> new IllegalStateException("no guard at this path"))
        .fold(
            access -> access,
            refusal -> {
              throw new IllegalStateException("nobody was let through");
            });
  }
}
