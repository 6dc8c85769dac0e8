package dev.tollgate.http.guard;

import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Client;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;

/** What a proxy is told about a request that may pass: 204, and for whom it speaks. */
public final class Permit {

  private Permit() {}

  /** Says who was let through; no company for a client that is linked to none. */
  public static Reply of(Layer layer, LiveToken access) {
    Client client = access.client();
    Reply.Success permit =
        layer
            .noContent("permitted")
            .with("X-Client-Id", client.id().value())
            .with("X-Enterprise-Id", client.enterprise().value())
            .with("X-Scopes", access.token().scopes().toString());
    return access
        .company()
        .map(company -> permit.with("X-Company-Id", company.value()))
        .orElse(permit);
  }
}
