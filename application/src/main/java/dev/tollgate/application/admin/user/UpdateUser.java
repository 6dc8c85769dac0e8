package dev.tollgate.application.admin.user;

import dev.tollgate.application.admin.OptionalChange;
import dev.tollgate.application.admin.user.UserRefusal.GroupInvalid;
import dev.tollgate.application.admin.user.UserRefusal.GroupsNotAssigned;
import dev.tollgate.application.admin.user.UserRefusal.NameInvalid;
import dev.tollgate.application.admin.user.UserRefusal.UpdateUserRefusal;
import dev.tollgate.application.admin.user.UserRefusal.UserNotFound;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.User;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes what clients are told about a user: the name, the groups, whether the email is real. */
public final class UpdateUser {

  private static final int ATTEMPTS = 100;

  private final Users users;
  private final Clock clock;

  public UpdateUser(Users users, Clock clock) {
    this.users = users;
    this.clock = clock;
  }

  /**
   * What changes; what is empty stays as it is.
   *
   * @param emailVerified whether the administrator vouches for the address
   * @param addGroups those that the user has already stay where they are
   */
  public record Changes(
      OptionalChange<String> name,
      Optional<Boolean> emailVerified,
      List<String> addGroups,
      List<String> removeGroups) {
    public Changes {
      addGroups = List.copyOf(addGroups);
      removeGroups = List.copyOf(removeGroups);
    }
  }

  /** Makes all of the changes or none, and returns the changed user. */
  public Result<User, UpdateUserRefusal> update(String user, Changes changes) {
    Optional<String> name = changes.name().replacement();
    if (name.isPresent() && Name.parse(name.get()).isEmpty()) {
      return Result.refused(new NameInvalid(name.get()));
    }
    Optional<GroupInvalid> invalid = CreateUser.invalidAmong(changes.addGroups());
    if (invalid.isPresent()) {
      return Result.refused(invalid.get());
    }
    for (int i = 0; i < ATTEMPTS; i++) {
      Optional<User> seen = new FindUser(users).find(user);
      if (seen.isEmpty()) {
        return Result.refused(new UserNotFound(user));
      }
      User old = seen.get();
      List<String> lacking = missingFrom(old, changes.removeGroups());
      if (!lacking.isEmpty()) {
        return Result.refused(new GroupsNotAssigned(old.email(), lacking));
      }
      UserChange change =
          new UserChange.Update(
              new UserChange.Details(
                  changes.name().of(old.name(), Name::new),
                  changes.emailVerified().orElse(old.emailVerified()),
                  groups(old, changes)),
              UserChange.Details.of(old),
              clock.instant());
      if (users.change(old.id(), change)) {
        return Result.of(users.find(old.id()), new UserNotFound(user));
      }
    }
    throw new IllegalStateException("the user changed " + ATTEMPTS + " times in between");
  }

  private static List<String> missingFrom(User user, List<String> groups) {
    List<String> held = user.groups().stream().map(Name::value).toList();
    return groups.stream().filter(group -> !held.contains(group)).toList();
  }

  private static List<Name> groups(User old, Changes changes) {
    Stream<Name> kept =
        old.groups().stream().filter(group -> !changes.removeGroups().contains(group.value()));
    return Stream.concat(kept, changes.addGroups().stream().map(Name::new)).distinct().toList();
  }
}
