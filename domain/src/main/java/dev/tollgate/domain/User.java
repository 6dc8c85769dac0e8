package dev.tollgate.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person who signs in and decides which clients may act for them.
 *
 * @param emailVerified whether an administrator vouches for the address
 * @param groups the names of groups, for clients that ask (scope {@code groups})
 * @param password empty if the user cannot sign in until one is set
 * @param memberships at most one for each company, in the order in which the user joined
 * @param updatedAt when anything but the password changed last
 */
public record User(
    UserId id,
    Email email,
    Optional<Name> name,
    boolean emailVerified,
    List<Name> groups,
    Optional<PasswordHash> password,
    List<Membership> memberships,
    boolean enabled,
    Instant createdAt,
    Instant updatedAt) {

  public User {
    groups = List.copyOf(groups);
    memberships = List.copyOf(memberships);
    if (memberships.stream().map(Membership::company).distinct().count() != memberships.size()) {
      throw new IllegalArgumentException("a user belongs to a company once");
    }
  }

  public Optional<Membership> membership(CompanyId company) {
    return memberships.stream().filter(it -> it.company().equals(company)).findFirst();
  }

  public boolean belongsTo(CompanyId company) {
    return membership(company).isPresent();
  }
}
