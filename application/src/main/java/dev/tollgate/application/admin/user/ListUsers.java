package dev.tollgate.application.admin.user;

import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.User;
import java.util.List;

/** Lists users, ordered by id. */
public final class ListUsers {

  private final Users users;

  public ListUsers(Users users) {
    this.users = users;
  }

  public List<User> list(Listing listing) {
    return users.page(listing);
  }
}
