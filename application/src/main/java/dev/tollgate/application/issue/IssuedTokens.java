package dev.tollgate.application.issue;

import java.util.Optional;

/** What a client gets for a code or a refresh token; only the client ever sees the texts. */
public record IssuedTokens(
    IssuedToken accessToken, Optional<String> refreshToken, Optional<String> idToken) {

  @Override
  public String toString() {
    return "IssuedTokens[" + accessToken + "]";
  }
}
