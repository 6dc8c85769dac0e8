package dev.tollgate.application.signin;

import dev.tollgate.application.storage.Sessions;
import dev.tollgate.domain.BrowserSecret;

/** Ends the session of a browser. */
public final class SignOut {

  private final Sessions sessions;

  public SignOut(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Says whether there was one. */
  public boolean signOut(BrowserSecret secret) {
    return secret.isOfSession()
        && sessions.find(secret.digest()).filter(session -> sessions.end(session.id())).isPresent();
  }
}
