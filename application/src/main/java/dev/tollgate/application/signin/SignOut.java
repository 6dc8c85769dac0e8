package dev.tollgate.application.signin;

import dev.tollgate.application.storage.Sessions;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.domain.Session;

/** Ends the session of a browser. */
public final class SignOut {

  private final Sessions sessions;

  public SignOut(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Says whether there was one. */
  public boolean signOut(BrowserSecret secret) {
    return secret.isOfSession() && sessions.find(secret.digest()).filter(this::end).isPresent();
  }

  private boolean end(Session session) {
    return Occasion.current()
        .by(Actor.user(session.user()))
        .with("user", session.user().value())
        .run(() -> sessions.end(session.id()));
  }
}
