package dev.tollgate.application.issue;

import dev.tollgate.application.Parameter;

/** A request to exchange an authorization code for a token that speaks for an account. */
public record AccountTokenRequest(
    Parameter grantType,
    Parameter clientId,
    Parameter clientSecret,
    Parameter code,
    Parameter codeVerifier,
    Parameter redirectUri,
    Parameter state) {

  @Override
  public String toString() {
    return "AccountTokenRequest[hidden]";
  }
}
