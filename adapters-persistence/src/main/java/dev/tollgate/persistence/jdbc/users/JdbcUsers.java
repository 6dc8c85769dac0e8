package dev.tollgate.persistence.jdbc.users;

import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import dev.tollgate.persistence.jdbc.tenants.TenantLocks;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Users in a database. Companies are locked before users, and users before what is theirs, so that
 * no two transactions wait for each other.
 */
public record JdbcUsers(
    Statements statements,
    UserRows rows,
    MembershipRows memberships,
    SessionRows sessions,
    TenantLocks locks)
    implements Users {

  public static Users in(Tables tables) {
    return new JdbcUsers(
        tables.statements(),
        tables.rows(UserRows.class),
        tables.rows(MembershipRows.class),
        tables.rows(SessionRows.class),
        TenantLocks.in(tables));
  }

  @Override
  public boolean add(User user) {
    return statements.addTogether(
        () ->
            user.memberships().stream()
                .map(Membership::company)
                .sorted(Comparator.comparing(CompanyId::value))
                .allMatch(locks::lock),
        () -> {
          rows.insert(UserRow.of(user));
          user.memberships().forEach(it -> insert(user.id(), it));
        });
  }

  private void insert(UserId user, Membership membership) {
    memberships.insert(user.value(), membership.company().value(), membership.admin());
  }

  @Override
  public Optional<User> find(UserId id) {
    return one(statements.run(() -> rows.find(id.value())));
  }

  @Override
  public Optional<User> findByEmail(Email email) {
    return one(statements.run(() -> rows.findByEmail(email.key())));
  }

  @Override
  public Optional<User> findAdministrator(CompanyId company) {
    return one(statements.run(() -> rows.findAdministrator(company.value())));
  }

  private static Optional<User> one(List<UserAndMembershipRow> rows) {
    return UserAndMembershipRow.users(rows).stream().findFirst();
  }

  @Override
  public List<User> page(Listing listing) {
    boolean enabled = listing.active().orElse(true);
    boolean orEnabled = listing.active().orElse(false);
    return UserAndMembershipRow.users(
        statements.run(() -> rows.page(listing.after(), enabled, orEnabled, listing.limit())));
  }

  @Override
  public boolean change(UserId id, UserChange change) {
    return statements.allOrNone(
        () -> {
          boolean isChanged = apply(id, change);
          if (isChanged && change.endsSessions()) {
            int _ = sessions.deleteOf(id.value());
          }
          return isChanged;
        });
  }

  private boolean apply(UserId id, UserChange change) {
    String user = id.value();
    return switch (change) {
      case UserChange.SetEnabled(boolean enabled, Instant at) ->
          rows.setEnabled(user, enabled, at.toEpochMilli()) == 1;
      case UserChange.SetPassword(PasswordHash password) ->
          rows.setPassword(user, password.encoded()) == 1;
      case UserChange.Rehash(PasswordHash password, PasswordHash seen) ->
          rows.rehash(user, password.encoded(), seen.encoded()) == 1;
      case UserChange.Join(Membership membership, Instant at) -> join(id, membership, at);
      case UserChange.Leave(CompanyId company, Instant at) -> {
        boolean isGone =
            rows.touch(user, at.toEpochMilli()) == 1
                && memberships.remove(user, company.value()) == 1;
        if (isGone) {
          int _ = memberships.revokeGrants(user, company.value(), at.toEpochMilli());
        }
        yield isGone;
      }
      case UserChange.Update update -> update(user, update);
    };
  }

  /** Nobody else changes the user between reading and writing it. */
  private boolean update(String user, UserChange.Update update) {
    Optional<User> updated = rows.lock(user).flatMap(it -> one(rows.find(it))).flatMap(update::of);
    updated.map(UserRow::of).ifPresent(rows::update);
    return updated.isPresent();
  }

  private boolean join(UserId id, Membership membership, Instant at) {
    String company = membership.company().value();
    if (!locks.lock(membership.company()) || rows.touch(id.value(), at.toEpochMilli()) == 0) {
      return false;
    }
    if (memberships.update(id.value(), company, membership.admin()) == 0) {
      insert(id, membership);
    }
    return true;
  }

  @Override
  public boolean remove(UserId id) {
    return statements.together(
        () -> {
          rows.recordRemoved(id.value());
          return rows.remove(id.value()) == 1;
        });
  }
}
