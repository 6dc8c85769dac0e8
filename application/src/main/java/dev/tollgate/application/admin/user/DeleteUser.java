package dev.tollgate.application.admin.user;

import dev.tollgate.application.admin.user.UserRefusal.UserNotFound;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.User;

/** Deletes a user with the sessions and grants; tokens of the user become invalid at once. */
public final class DeleteUser {

  private final Users users;

  public DeleteUser(Users users) {
    this.users = users;
  }

  /** Returns the user as it was. */
  public Result<User, UserNotFound> delete(String user) {
    return Result.of(
        new FindUser(users).find(user).filter(found -> users.remove(found.id())),
        new UserNotFound(user));
  }
}
