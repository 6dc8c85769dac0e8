package dev.tollgate.application.admin.user;

import dev.tollgate.domain.Email;
import dev.tollgate.domain.Password;
import java.util.List;

/** Why a user was not created, listed, shown, changed or deleted. */
public sealed interface UserRefusal {

  /** Why no user was created. */
  sealed interface CreateUserRefusal extends UserRefusal {}

  /** Why a user was not changed. */
  sealed interface UpdateUserRefusal extends UserRefusal {}

  /** Why a password was not set. */
  sealed interface SetPasswordRefusal extends UserRefusal {}

  /** Why a user did not join a company. */
  sealed interface JoinCompanyRefusal extends UserRefusal {}

  /** Why a user did not leave a company. */
  sealed interface LeaveCompanyRefusal extends UserRefusal {}

  /** There is no such user. */
  record UserNotFound(String user)
      implements UpdateUserRefusal, SetPasswordRefusal, JoinCompanyRefusal, LeaveCompanyRefusal {}

  /** The text is not an email address. */
  record EmailInvalid(String email) implements CreateUserRefusal {}

  /** Another user has this email, perhaps in another spelling. */
  record EmailTaken(Email email) implements CreateUserRefusal {}

  /** The text is not a valid name. */
  record NameInvalid(String name) implements CreateUserRefusal, UpdateUserRefusal {}

  /** The text is not a valid name of a group. */
  record GroupInvalid(String group) implements CreateUserRefusal, UpdateUserRefusal {}

  /** The user is not in these groups. */
  record GroupsNotAssigned(Email user, List<String> groups) implements UpdateUserRefusal {
    public GroupsNotAssigned {
      groups = List.copyOf(groups);
    }
  }

  /** There is no such company. */
  record CompanyNotFound(String id) implements CreateUserRefusal, JoinCompanyRefusal {}

  /** The user does not belong to this company. */
  record NotMember(Email user, String company) implements LeaveCompanyRefusal {}

  /** The password is easy to guess, or too long. */
  record PasswordWeak(Password.Weakness weakness)
      implements CreateUserRefusal, SetPasswordRefusal {}
}
