package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import java.util.List;

/**
 * What a caller sent to the token endpoint (RFC 6749, 4.4.2).
 *
 * @param scope absent for all scopes of the client
 * @param resources what the token is to be meant for (RFC 8707, 2), at most 8; none for the issuer
 */
public record IssueRequest(
    Parameter grantType, Presented client, Parameter scope, List<String> resources) {

  public IssueRequest {
    resources = List.copyOf(resources);
  }

  /** Asks for all scopes of the client, and for no resource. */
  public IssueRequest(Parameter grantType, Presented client) {
    this(grantType, client, new Parameter.Absent(), List.of());
  }
}
