package dev.tollgate.application.admin.user;

import dev.tollgate.application.admin.user.UserRefusal.CompanyNotFound;
import dev.tollgate.application.admin.user.UserRefusal.JoinCompanyRefusal;
import dev.tollgate.application.admin.user.UserRefusal.UserNotFound;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.time.Clock;
import java.util.Optional;

/** Makes a user a member or an administrator of a company, whatever the user was there before. */
public final class JoinCompany {

  private final Users users;
  private final Companies companies;
  private final Clock clock;

  public JoinCompany(Users users, Companies companies, Clock clock) {
    this.users = users;
    this.companies = companies;
    this.clock = clock;
  }

  /** Returns the changed user. */
  public Result<User, JoinCompanyRefusal> join(String user, String company, boolean admin) {
    Optional<UserId> found = new FindUser(users).find(user).map(User::id);
    if (found.isEmpty()) {
      return Result.refused(new UserNotFound(user));
    }
    Optional<CompanyId> joined =
        CompanyId.parse(company).filter(id -> companies.find(id).isPresent());
    if (joined.isEmpty()) {
      return Result.refused(new CompanyNotFound(company));
    }
    UserChange change = new UserChange.Join(new Membership(joined.get(), admin), clock.instant());
    if (users.change(found.get(), change)) {
      return Result.of(users.find(found.get()), new UserNotFound(user));
    }
    return Result.refused(
        companies.find(joined.get()).isPresent()
            ? new UserNotFound(user)
            : new CompanyNotFound(company));
  }
}
