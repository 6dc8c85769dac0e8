package dev.tollgate.application.issue;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.authentication.ClientCredentials;
import java.util.List;

/**
 * The request to exchange an authorization code (RFC 6749, 4.1.3; RFC 7636, 4.5).
 *
 * @param resources narrow the audience of the token (RFC 8707, 2.2)
 * @param audiences the same under the name that other servers use
 */
public record CodeRequest(
    ClientCredentials client,
    Parameter code,
    Parameter redirectUri,
    Parameter codeVerifier,
    List<String> resources,
    List<String> audiences) {

  public CodeRequest {
    resources = List.copyOf(resources);
    audiences = List.copyOf(audiences);
  }
}
