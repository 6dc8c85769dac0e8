package dev.tollgate.application.admin.session;

import dev.tollgate.domain.Email;

/** Why the sessions of a user were not listed or ended. */
public sealed interface SessionRefusal {

  /** Why no session was ended. */
  sealed interface EndSessionsRefusal extends SessionRefusal {}

  /** There is no such user. */
  record UserNotFound(String user) implements EndSessionsRefusal {}

  /** The user has no such session. */
  record SessionNotFound(Email user, String session) implements EndSessionsRefusal {}
}
