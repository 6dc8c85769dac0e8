package dev.tollgate.persistence.jdbc.users;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A user joined with one of the memberships, or with none: one statement reads both as they are
 * now.
 */
@Introspected
record UserAndMembershipRow(
    String id,
    String email,
    @Nullable String name,
    boolean emailVerified,
    String groupNames,
    @Nullable String password,
    boolean enabled,
    long createdAt,
    long updatedAt,
    @Nullable String company,
    @Nullable Boolean administrator) {

  /** Users in the order of the rows, each with its memberships in the order of the rows. */
  static List<User> users(List<UserAndMembershipRow> rows) {
    return rows.stream()
        .collect(groupingBy(UserAndMembershipRow::id, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(of -> of.getFirst().user(of))
        .toList();
  }

  private User user(List<UserAndMembershipRow> rows) {
    return new User(
        new UserId(id),
        new Email(email),
        Optional.ofNullable(name).map(Name::new),
        emailVerified,
        groups(),
        Optional.ofNullable(password).map(PasswordHash::new),
        rows.stream().filter(row -> row.company != null).map(row -> row.membership()).toList(),
        enabled,
        Instant.ofEpochMilli(createdAt),
        Instant.ofEpochMilli(updatedAt));
  }

  private List<Name> groups() {
    return groupNames.isEmpty()
        ? List.of()
        : Stream.of(groupNames.split(UserRow.SEPARATOR)).map(Name::new).toList();
  }

  private Membership membership() {
    return new Membership(new CompanyId(company), administrator);
  }

  @Override
  public String toString() {
    return "UserAndMembershipRow[" + id + "]";
  }
}
