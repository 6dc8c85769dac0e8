package dev.tollgate.application.storage;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.User;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One change to a user. */
public sealed interface UserChange {

  /** Disabling ends every session of the user. */
  record SetEnabled(boolean enabled, Instant at) implements UserChange {}

  /** Ends every session of the user. */
  record SetPassword(PasswordHash password) implements UserChange {}

  /**
   * The same password hashed again, which ends nothing. Does not apply if the hash is no longer the
   * one that was seen.
   */
  record Rehash(PasswordHash password, PasswordHash seen) implements UserChange {}

  /**
   * Makes the user a member or an administrator of a company, whatever the user was there before.
   * Does not apply if the company does not exist.
   */
  record Join(Membership membership, Instant at) implements UserChange {}

  /**
   * Revokes the user's grants for the company, too. Does not apply if the user does not belong to
   * it.
   */
  record Leave(CompanyId company, Instant at) implements UserChange {}

  /** Does not apply if the details are no longer those that were seen when this was decided. */
  record Update(Details details, Details seen, Instant at) implements UserChange {}

  /** What an update sets. */
  record Details(Optional<Name> name, boolean emailVerified, List<Name> groups) {
    public Details {
      groups = List.copyOf(groups);
    }

    public static Details of(User user) {
      return new Details(user.name(), user.emailVerified(), user.groups());
    }
  }

  /** What becomes of a user; empty if the change does not apply. */
  default Optional<User> of(User old) {
    return switch (this) {
      case SetEnabled(boolean enabled, Instant at) ->
          Optional.of(with(old, old.password(), old.memberships(), enabled, at));
      case SetPassword(PasswordHash password) -> Optional.of(with(old, password));
      case Rehash(PasswordHash password, PasswordHash seen) ->
          old.password().equals(Optional.of(seen))
              ? Optional.of(with(old, password))
              : Optional.empty();
      case Join(Membership membership, Instant at) ->
          Optional.of(with(old, old.password(), joined(old, membership), old.enabled(), at));
      case Leave(CompanyId company, Instant at) ->
          old.belongsTo(company)
              ? Optional.of(with(old, old.password(), left(old, company), old.enabled(), at))
              : Optional.empty();
      case Update(Details details, Details seen, Instant at) ->
          Details.of(old).equals(seen)
              ? Optional.of(
                  with(old, details, old.password(), old.memberships(), old.enabled(), at))
              : Optional.empty();
    };
  }

  /** Whether it ends every session of the user. */
  default boolean endsSessions() {
    return switch (this) {
      case SetEnabled(boolean enabled, var _) -> !enabled;
      case SetPassword _ -> true;
      case Rehash _, Join _, Leave _, Update _ -> false;
    };
  }

  private static List<Membership> joined(User old, Membership membership) {
    return old.belongsTo(membership.company())
        ? old.memberships().stream()
            .map(it -> it.company().equals(membership.company()) ? membership : it)
            .toList()
        : Stream.concat(old.memberships().stream(), Stream.of(membership)).toList();
  }

  private static List<Membership> left(User old, CompanyId company) {
    return old.memberships().stream().filter(it -> !it.company().equals(company)).toList();
  }

  private static User with(User old, PasswordHash password) {
    return with(old, Optional.of(password), old.memberships(), old.enabled(), old.updatedAt());
  }

  private static User with(
      User old,
      Optional<PasswordHash> password,
      List<Membership> memberships,
      boolean enabled,
      Instant updatedAt) {
    return with(old, Details.of(old), password, memberships, enabled, updatedAt);
  }

  private static User with(
      User old,
      Details details,
      Optional<PasswordHash> password,
      List<Membership> memberships,
      boolean enabled,
      Instant updatedAt) {
    return new User(
        old.id(),
        old.email(),
        details.name(),
        details.emailVerified(),
        details.groups(),
        password,
        memberships,
        enabled,
        old.createdAt(),
        updatedAt);
  }
}
