package dev.tollgate.application.admin.user;

import dev.tollgate.application.admin.user.UserRefusal.LeaveCompanyRefusal;
import dev.tollgate.application.admin.user.UserRefusal.NotMember;
import dev.tollgate.application.admin.user.UserRefusal.UserNotFound;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.time.Clock;
import java.util.Optional;

/** Takes a user out of a company, and revokes what the user allowed clients to do for it. */
public final class LeaveCompany {

  private final Users users;
  private final Clock clock;

  public LeaveCompany(Users users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  /** Returns the changed user. */
  public Result<User, LeaveCompanyRefusal> leave(String user, String company) {
    Optional<User> found = new FindUser(users).find(user);
    if (found.isEmpty()) {
      return Result.refused(new UserNotFound(user));
    }
    UserId id = found.get().id();
    return Result.of(
        CompanyId.parse(company)
            .filter(left -> users.change(id, new UserChange.Leave(left, clock.instant())))
            .flatMap(_ -> users.find(id)),
        new NotMember(found.get().email(), company));
  }
}
