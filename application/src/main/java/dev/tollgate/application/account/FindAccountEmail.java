package dev.tollgate.application.account;

import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.User;
import java.util.Optional;

/** Finds the email of an account: that of the first administrator of the company. */
public final class FindAccountEmail {

  private final Users users;

  public FindAccountEmail(Users users) {
    this.users = users;
  }

  /** Empty if the company has no administrator. */
  public Optional<Email> find(CompanyId account) {
    return users.findAdministrator(account).map(User::email);
  }
}
