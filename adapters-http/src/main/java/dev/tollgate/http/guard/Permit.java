package dev.tollgate.http.guard;

import dev.tollgate.application.token.CheckAccess.Access;
import dev.tollgate.http.Answer;
import io.micronaut.http.HttpRequest;
import java.util.TreeMap;

/** What a proxy is told of a request that may pass: 204, and for whom it speaks. */
public final class Permit {

  private Permit() {}

  /**
   * Says who was let through; no company for a client that is linked to none.
   *
   * @throws IllegalStateException at a path without guard
   */
  public static Answer of(HttpRequest<?> request) {
    Access access = Guards.access(request);
    Answer permit =
        new Answer(204, new TreeMap<>(), "")
            .with("X-Client-Id", access.client().id().value())
            .with("X-Enterprise-Id", access.client().enterprise().value())
            .with("X-Scopes", access.token().scopes().toString());
    return access
        .client()
        .company()
        .map(company -> permit.with("X-Company-Id", company.value()))
        .orElse(permit);
  }
}
