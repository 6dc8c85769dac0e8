package dev.tollgate.application.issue;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.authentication.ClientCredentials;
import java.util.List;

/**
 * What a client sent to the token endpoint (RFC 6749, 4.4.2).
 *
 * @param scope absent for all scopes of the client
 * @param resources the audience that the token should have (RFC 8707, 2), at most 8 resources
 * @param audiences the same under the name that other servers use; if both are sent they have to
 *     agree
 */
public record TokenRequest(
    Parameter grantType,
    ClientCredentials client,
    Parameter scope,
    List<String> resources,
    List<String> audiences) {

  public TokenRequest {
    resources = List.copyOf(resources);
    audiences = List.copyOf(audiences);
  }

  /** A request that names its resources in one way. */
  public TokenRequest(
      Parameter grantType, ClientCredentials client, Parameter scope, List<String> resources) {
    this(grantType, client, scope, resources, List.of());
  }

  /** A request for all scopes of the client and no resource. */
  public TokenRequest(Parameter grantType, ClientCredentials client) {
    this(grantType, client, new Parameter.Absent(), List.of());
  }
}
