package dev.tollgate.application.authorize;

import dev.tollgate.domain.Client;
import java.util.Optional;

/**
 * Where a user is sent back to, whatever comes of the request.
 *
 * @param uri registered for the client
 * @param isNamed whether the request named the URI itself
 * @param state echoed exactly (RFC 6749, 4.1.2)
 */
public record RedirectTarget(
    Client client, String uri, boolean isNamed, Optional<String> state, ResponseMode mode) {

  /** How the answer reaches the client. */
  public enum ResponseMode {
    /** In the query of the redirect URI. */
    QUERY,
    /** In a form that the browser posts (OAuth 2.0 Form Post Response Mode). */
    FORM_POST
  }
}
