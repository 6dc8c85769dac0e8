package dev.tollgate.cli.user;

import dev.tollgate.application.admin.user.UserRefusal;
import dev.tollgate.application.admin.user.UserRefusal.CompanyNotFound;
import dev.tollgate.application.admin.user.UserRefusal.EmailInvalid;
import dev.tollgate.application.admin.user.UserRefusal.EmailTaken;
import dev.tollgate.application.admin.user.UserRefusal.GroupInvalid;
import dev.tollgate.application.admin.user.UserRefusal.GroupsNotAssigned;
import dev.tollgate.application.admin.user.UserRefusal.NameInvalid;
import dev.tollgate.application.admin.user.UserRefusal.NotMember;
import dev.tollgate.application.admin.user.UserRefusal.PasswordWeak;
import dev.tollgate.application.admin.user.UserRefusal.UserNotFound;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.ShellLine;
import dev.tollgate.cli.command.Wording;
import dev.tollgate.domain.Password;

/** Tells administrators why nothing was done to a user. */
final class UserWording {

  private UserWording() {}

  static String of(UserRefusal refusal) {
    return switch (refusal) {
      case UserNotFound(String user) -> Wording.missing("user", user);
      case CompanyNotFound(String id) -> Wording.missing("company", id);
      case EmailInvalid(String email) ->
          Quoted.of(email)
              + " is not an email address. Use at most 254 characters with one @ and without spaces"
              + " and control characters.";
      case EmailTaken(var email) ->
          "There is already a user with the email %s. To see the user, run: %s"
              .formatted(Quoted.of(email), ShellLine.command("tollgate user show", email));
      case NameInvalid(String name) -> Wording.invalid(name, "name");
      case GroupInvalid(String group) -> Wording.invalid(group, "name of a group");
      case GroupsNotAssigned(var user, var groups) ->
          "User %s is not in the %s %s. To see the groups of the user, run: %s"
              .formatted(
                  Quoted.of(user),
                  groups.size() == 1 ? "group" : "groups",
                  Wording.all(groups),
                  ShellLine.command("tollgate user show", user));
      case NotMember(var user, String company) ->
          "User %s does not belong to company %s. To see the companies of the user, run: %s"
              .formatted(
                  Quoted.of(user),
                  Quoted.of(company),
                  ShellLine.command("tollgate user show", user));
      case PasswordWeak(var weakness) -> weak(weakness);
    };
  }

  private static String weak(Password.Weakness weakness) {
    return switch (weakness) {
      case TOO_SHORT -> "The password is too short. Use at least 12 characters.";
      case TOO_LONG -> "The password is too long. Use at most 1,024 characters.";
      case COMMON ->
          "The password is one of the 10,000 most common ones, which attackers try first. Choose"
              + " another.";
    };
  }
}
