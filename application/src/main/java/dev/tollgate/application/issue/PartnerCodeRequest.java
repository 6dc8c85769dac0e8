package dev.tollgate.application.issue;

import dev.tollgate.application.Parameter;

/** A partner's request to exchange an authorization code (RFC 6749, 4.1.3; RFC 7636, 4.5). */
public record PartnerCodeRequest(
    Parameter clientId,
    Parameter clientSecret,
    Parameter code,
    Parameter redirectUri,
    Parameter codeVerifier) {

  @Override
  public String toString() {
    return "PartnerCodeRequest[hidden]";
  }
}
