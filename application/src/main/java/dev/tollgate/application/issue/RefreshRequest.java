package dev.tollgate.application.issue;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.authentication.ClientCredentials;
import java.util.List;

/**
 * The request to exchange a refresh token (RFC 6749, 6).
 *
 * @param scope narrows the scopes of this access token; absent for all
 * @param resources narrow the audience of the token (RFC 8707, 2.2)
 * @param audiences the same under the name that other servers use
 */
public record RefreshRequest(
    ClientCredentials client,
    Parameter refreshToken,
    Parameter scope,
    List<String> resources,
    List<String> audiences) {

  public RefreshRequest {
    resources = List.copyOf(resources);
    audiences = List.copyOf(audiences);
  }
}
