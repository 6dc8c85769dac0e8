package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.authorize.RedirectTarget.ResponseMode;
import dev.tollgate.domain.CodeChallenge;
import java.util.List;
import java.util.Optional;

/**
 * What a client sent a user to the authorization endpoint with (RFC 6749, 4.1.1).
 *
 * @param request a request object, which is not supported (OpenID Connect Core, 6.1)
 * @param requestUri a reference to one, which is not supported either
 * @param resources what the token is to be meant for (RFC 8707, 2.1)
 * @param audiences the same under the name that other servers use
 */
public record AuthorizationRequest(
    Parameter clientId,
    Parameter redirectUri,
    Parameter responseType,
    Parameter responseMode,
    Parameter state,
    Parameter scope,
    Pkce pkce,
    OpenId openId,
    Parameter request,
    Parameter requestUri,
    List<String> resources,
    List<String> audiences) {

  /** RFC 7636, 4.3. */
  public record Pkce(Parameter challenge, Parameter method) {

    /** Adds both parameters to the fields of a request. */
    RequestFields addTo(RequestFields fields, boolean required) {
      return required
          ? fields.required("code_challenge", challenge).required("code_challenge_method", method)
          : fields.optional("code_challenge", challenge).optional("code_challenge_method", method);
    }

    /** The parameter that does not have the only value or form that it can have. */
    Optional<String> wrongParameter() {
      if (challenge.text().filter(it -> CodeChallenge.parse(it).isEmpty()).isPresent()) {
        return Optional.of("code_challenge");
      }
      return method.text().equals(challenge.text().map(_ -> "S256"))
          ? Optional.empty()
          : Optional.of("code_challenge_method");
    }
  }

  /** OpenID Connect Core, 3.1.2.1. */
  public record OpenId(
      Parameter nonce, Parameter prompt, Parameter maxAge, Parameter idTokenHint) {}

  public AuthorizationRequest {
    resources = List.copyOf(resources);
    audiences = List.copyOf(audiences);
  }

  /** Where the user is sent back to. */
  public RedirectRequest redirect() {
    return new RedirectRequest(
        clientId,
        redirectUri,
        state,
        responseMode.text().equals(Optional.of("form_post"))
            ? ResponseMode.FORM_POST
            : ResponseMode.QUERY);
  }
}
