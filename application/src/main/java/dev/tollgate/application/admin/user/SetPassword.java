package dev.tollgate.application.admin.user;

import dev.tollgate.application.admin.user.UserRefusal.PasswordWeak;
import dev.tollgate.application.admin.user.UserRefusal.SetPasswordRefusal;
import dev.tollgate.application.admin.user.UserRefusal.UserNotFound;
import dev.tollgate.application.port.CommonPasswords;
import dev.tollgate.application.port.PasswordHasher;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.Optional;

/** Sets the password of a user, which ends every session of the user. */
public final class SetPassword {

  private final Users users;
  private final PasswordHasher hasher;
  private final CommonPasswords common;

  public SetPassword(Users users, PasswordHasher hasher, CommonPasswords common) {
    this.users = users;
    this.hasher = hasher;
    this.common = common;
  }

  /** Returns the changed user. */
  public Result<User, SetPasswordRefusal> set(String user, Password password) {
    Optional<UserId> found = new FindUser(users).find(user).map(User::id);
    if (found.isEmpty()) {
      return Result.refused(new UserNotFound(user));
    }
    Optional<Password.Weakness> weakness = password.weakness(common::contains);
    if (weakness.isPresent()) {
      return Result.refused(new PasswordWeak(weakness.get()));
    }
    UserChange change = new UserChange.SetPassword(hasher.hash(password));
    return Result.of(
        found.filter(id -> users.change(id, change)).flatMap(users::find), new UserNotFound(user));
  }
}
