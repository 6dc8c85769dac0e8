package dev.tollgate.application.admin.user;

import dev.tollgate.application.admin.user.UserRefusal.UserNotFound;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.User;

/** Shows one user. */
public final class ShowUser {

  private final Users users;

  public ShowUser(Users users) {
    this.users = users;
  }

  public Result<User, UserNotFound> show(String user) {
    return Result.of(new FindUser(users).find(user), new UserNotFound(user));
  }
}
