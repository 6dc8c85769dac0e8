package dev.tollgate.application.authorize;

import dev.tollgate.domain.AuthorizationCode;

/** A code on record, and its text, which only the client ever sees. */
public record IssuedCode(String text, AuthorizationCode code) {

  @Override
  public String toString() {
    return "IssuedCode[hidden]";
  }
}
