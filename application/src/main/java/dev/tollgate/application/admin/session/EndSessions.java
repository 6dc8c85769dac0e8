package dev.tollgate.application.admin.session;

import dev.tollgate.application.admin.session.SessionRefusal.EndSessionsRefusal;
import dev.tollgate.application.admin.session.SessionRefusal.SessionNotFound;
import dev.tollgate.application.admin.session.SessionRefusal.UserNotFound;
import dev.tollgate.application.admin.user.FindUser;
import dev.tollgate.application.storage.Sessions;
import dev.tollgate.application.storage.Users;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.User;
import java.util.Optional;

/** Ends one session of a user, or all of them. Tokens that clients have stay valid. */
public final class EndSessions {

  private final Users users;
  private final Sessions sessions;

  public EndSessions(Users users, Sessions sessions) {
    this.users = users;
    this.sessions = sessions;
  }

  /**
   * Ends a session, expired or not.
   *
   * @param session the one to end; empty for all
   */
  public Result<Ended, EndSessionsRefusal> end(String user, Optional<String> session) {
    Optional<User> found = new FindUser(users).find(user);
    if (found.isEmpty()) {
      return Result.refused(new UserNotFound(user));
    }
    User owner = found.get();
    return session
        .map(id -> end(owner, id))
        .orElseGet(() -> Result.ok(new Ended(owner, sessions.endAll(owner.id()))));
  }

  private Result<Ended, EndSessionsRefusal> end(User owner, String session) {
    return sessions.of(owner.id()).stream()
            .map(Session::id)
            .filter(id -> id.value().equals(session))
            .anyMatch(
                id ->
                    Occasion.current().with("user", owner.id().value()).run(() -> sessions.end(id)))
        ? Result.ok(new Ended(owner, 1))
        : Result.refused(new SessionNotFound(owner.email(), session));
  }

  /** Whose sessions were ended, and how many. */
  public record Ended(User user, int sessions) {}
}
