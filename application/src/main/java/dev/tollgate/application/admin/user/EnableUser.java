package dev.tollgate.application.admin.user;

import dev.tollgate.application.admin.user.UserRefusal.UserNotFound;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.User;
import java.time.Clock;

/**
 * Enables or disables a user. A disabled one cannot sign in, has no session, and within a second
 * the tokens that clients have from this user are refused.
 */
public final class EnableUser {

  private final Users users;
  private final Clock clock;

  public EnableUser(Users users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  /** Returns the changed user. */
  public Result<User, UserNotFound> set(String user, boolean enabled) {
    return Result.of(
        new FindUser(users)
            .find(user)
            .map(User::id)
            .filter(id -> users.change(id, new UserChange.SetEnabled(enabled, clock.instant())))
            .flatMap(users::find),
        new UserNotFound(user));
  }
}
