package dev.tollgate.application.admin.session;

import dev.tollgate.application.admin.session.SessionRefusal.UserNotFound;
import dev.tollgate.application.admin.user.FindUser;
import dev.tollgate.application.storage.Sessions;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.User;
import java.util.List;

/** Lists the sessions of a user, expired or not, by id, which is the order in which they began. */
public final class ListSessions {

  private final Users users;
  private final Sessions sessions;

  public ListSessions(Users users, Sessions sessions) {
    this.users = users;
    this.sessions = sessions;
  }

  public Result<List<Session>, UserNotFound> list(String user) {
    return Result.of(
        new FindUser(users).find(user).map(User::id).map(sessions::of), new UserNotFound(user));
  }
}
