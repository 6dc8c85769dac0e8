package dev.tollgate.application.admin.user;

import dev.tollgate.application.admin.user.UserRefusal.CompanyNotFound;
import dev.tollgate.application.admin.user.UserRefusal.CreateUserRefusal;
import dev.tollgate.application.admin.user.UserRefusal.EmailInvalid;
import dev.tollgate.application.admin.user.UserRefusal.EmailTaken;
import dev.tollgate.application.admin.user.UserRefusal.GroupInvalid;
import dev.tollgate.application.admin.user.UserRefusal.NameInvalid;
import dev.tollgate.application.admin.user.UserRefusal.PasswordWeak;
import dev.tollgate.application.port.CommonPasswords;
import dev.tollgate.application.port.PasswordHasher;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Creates an enabled user in one or more companies. */
public final class CreateUser {

  private final Users users;
  private final Companies companies;
  private final PasswordHasher hasher;
  private final CommonPasswords common;
  private final Clock clock;
  private final RandomGenerator random;

  public CreateUser(
      Users users,
      Companies companies,
      PasswordHasher hasher,
      CommonPasswords common,
      Clock clock,
      RandomGenerator random) {
    this.users = users;
    this.companies = companies;
    this.hasher = hasher;
    this.common = common;
    this.clock = clock;
    this.random = random;
  }

  /**
   * What is wanted.
   *
   * @param companies at least one
   * @param admin whether as an administrator of these companies; otherwise as a member
   * @param emailVerified whether the administrator vouches for the address
   * @param password empty if the user is not to sign in yet
   */
  public record Wanted(
      String email,
      List<String> companies,
      boolean admin,
      Optional<String> name,
      boolean emailVerified,
      List<String> groups,
      Optional<Password> password) {
    public Wanted {
      companies = List.copyOf(companies);
      groups = List.copyOf(groups);
    }
  }

  public Result<User, CreateUserRefusal> create(Wanted wanted) {
    Optional<CreateUserRefusal> flaw = flawOf(wanted);
    if (flaw.isPresent()) {
      return Result.refused(flaw.get());
    }
    Email email = new Email(wanted.email());
    if (users.findByEmail(email).isPresent()) {
      return Result.refused(new EmailTaken(email));
    }
    Instant now = clock.instant();
    User user =
        new User(
            UserId.next(now, random),
            email,
            wanted.name().map(Name::new),
            wanted.emailVerified(),
            wanted.groups().stream().distinct().map(Name::new).toList(),
            wanted.password().map(hasher::hash),
            wanted.companies().stream()
                .distinct()
                .map(id -> new Membership(new CompanyId(id), wanted.admin()))
                .toList(),
            true,
            now,
            now);
    if (users.add(user)) {
      return Result.ok(user);
    }
    return Result.refused(
        missingCompany(wanted)
            .<CreateUserRefusal>map(it -> it)
            .orElseGet(() -> new EmailTaken(email)));
  }

  private Optional<CreateUserRefusal> flawOf(Wanted wanted) {
    if (Email.parse(wanted.email()).isEmpty()) {
      return Optional.of(new EmailInvalid(wanted.email()));
    }
    return wanted
        .name()
        .filter(name -> Name.parse(name).isEmpty())
        .<CreateUserRefusal>map(NameInvalid::new)
        .or(() -> invalidAmong(wanted.groups()))
        .or(() -> missingCompany(wanted))
        .or(
            () ->
                wanted
                    .password()
                    .flatMap(password -> password.weakness(common::contains))
                    .map(PasswordWeak::new));
  }

  /** The first that is not a valid name of a group. */
  static Optional<GroupInvalid> invalidAmong(List<String> groups) {
    return groups.stream()
        .filter(group -> Name.parse(group).isEmpty())
        .findFirst()
        .map(GroupInvalid::new);
  }

  private Optional<CompanyNotFound> missingCompany(Wanted wanted) {
    return wanted.companies().stream()
        .filter(id -> CompanyId.parse(id).flatMap(companies::find).isEmpty())
        .findFirst()
        .map(CompanyNotFound::new);
  }
}
