package dev.tollgate.application.admin.user;

import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.Optional;

/** Finds a user by email, however it is written, or by id. */
public final class FindUser {

  private final Users users;

  public FindUser(Users users) {
    this.users = users;
  }

  public Optional<User> find(String emailOrId) {
    return Email.parse(emailOrId)
        .flatMap(users::findByEmail)
        .or(() -> UserId.parse(emailOrId).flatMap(users::find));
  }
}
