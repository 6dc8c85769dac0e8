package dev.tollgate.application.storage;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What users allowed clients to do. Revoked grants stay on record as long as their user, their
 * client and their company.
 */
public interface Grants {

  /**
   * Records what a user decided. A live grant of the same user, client, company and contract is
   * updated in place (see {@link Grant#updated}); otherwise {@code fresh} is added.
   *
   * @param fresh the grant to add, with the scopes that the user chose
   * @param shown the scopes among which the user chose
   * @return the grant as it is now; empty, and nothing changes, if the client, the user or the
   *     membership is gone
   */
  default Optional<Grant> allow(Grant fresh, ScopeSet shown) {
    return allow(List.of(fresh), shown).stream().findFirst();
  }

  /**
   * Records what a user decided for several companies at once, all of it or nothing.
   *
   * @param fresh one grant for each company, alike otherwise, as {@link #allow(Grant, ScopeSet)}
   *     takes it
   * @return the grants as they are now, in the same order; none, and nothing changes, if the
   *     client, the user or one of the memberships is gone
   */
  List<Grant> allow(List<Grant> fresh, ScopeSet shown);

  Optional<Grant> find(GrantId id);

  /** The live grants of a user for one registration under one contract, ordered by id. */
  List<Grant> live(UserId user, RegistrationId registration, String contract);

  /**
   * Grants ordered by id, live or not.
   *
   * @param after the page begins after this id; empty text means from the start
   * @param limit how many to return at most
   */
  List<Grant> page(Filter filter, String after, int limit);

  /** Which grants are listed; what is empty does not matter. */
  record Filter(
      Optional<UserId> user, Optional<RegistrationId> registration, Optional<CompanyId> company) {

    public static final Filter ALL =
        new Filter(Optional.empty(), Optional.empty(), Optional.empty());

    public boolean includes(Grant grant) {
      return user.stream().allMatch(grant.user()::equals)
          && registration.stream().allMatch(grant.registration()::equals)
          && company.stream().allMatch(grant.company()::equals);
    }
  }

  /**
   * Revokes a grant, and with it every token that came from it. True for exactly one caller; false
   * if it was revoked before or does not exist.
   */
  boolean revoke(GrantId id, Instant at);

  /** Revokes the live grants of a registration in one step; says how many there were. */
  int revokeAll(RegistrationId registration, Instant at);

  /**
   * Adds a grant of another store as it is, revoked or not. False, and nothing changes, if its id
   * is taken, if a live grant of the same four is there, or if the client or the user is gone.
   */
  boolean restore(Grant grant);
}
