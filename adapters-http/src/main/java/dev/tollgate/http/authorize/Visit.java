package dev.tollgate.http.authorize;

import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.browser.Visitor;

/**
 * A browser at an authorization endpoint.
 *
 * @param path of the endpoint
 * @param query the authorization request, with which the browser comes back after each page
 */
public record Visit(String path, String query, Visitor visitor) {

  /** The endpoint with this request. */
  public ContinueTo here() {
    return new ContinueTo(path, query);
  }

  /** Where the forms of the consent page are sent. */
  String consent() {
    return path + AuthorizationEndpoint.CONSENT;
  }
}
