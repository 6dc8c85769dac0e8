package dev.tollgate.application.grant;

import dev.tollgate.application.Check;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.StandingRefusal;
import dev.tollgate.domain.refusal.UserInactive;
import dev.tollgate.domain.refusal.UserInactive.Cause;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides whether a user still lets a client act for a company: at each step from the code to the
 * last use of a token.
 */
public final class Standing {

  private final Users users;
  private final Grants grants;
  private final AuthorizationCodes codes;
  private final Tenants tenants;
  private final Predicate<Grant> counts;

  public Standing(Users users, Grants grants, AuthorizationCodes codes, Tenants tenants) {
    this(users, grants, codes, tenants, Grant::isLive);
  }

  private Standing(
      Users users,
      Grants grants,
      AuthorizationCodes codes,
      Tenants tenants,
      Predicate<Grant> counts) {
    this.users = users;
    this.grants = grants;
    this.codes = codes;
    this.tenants = tenants;
    this.counts = counts;
  }

  /** The same for tokens that outlive the grant that they came from. */
  public Standing whateverBecameOfTheGrant() {
    return new Standing(users, grants, codes, tenants, _ -> true);
  }

  public static Standing of(Storage store) {
    return new Standing(
        store.users(),
        store.grants(),
        store.authorizationCodes(),
        Tenants.of(store.enterprises(), store.companies()));
  }

  /** For whom a client acts. */
  public record Acting(User user, Company company, Grant grant) {

    /** What the user allowed with a code and did not take back. */
    public ScopeSet allowed(AuthorizationCode code) {
      return code.scopes().within(grant.scopes());
    }
  }

  /**
   * The user, the membership, the grant, the company's enterprise and the company, in this order.
   */
  public Result<Acting, StandingRefusal> check(
      UserId userId, CompanyId companyId, GrantId grantId, ContractRules contract) {
    Optional<User> user = users.find(userId);
    if (Check.USER_ACTIVE.fails(
        user.isPresent(), () -> "User " + userId.value() + " was deleted.")) {
      return Result.refused(new UserInactive(Cause.NOT_FOUND));
    }
    if (Check.USER_ACTIVE.fails(
        user.get().enabled(), () -> "User " + userId.value() + " is disabled.")) {
      return Result.refused(new UserInactive(Cause.DISABLED));
    }
    Optional<Company> company = tenants.companies().apply(companyId);
    if (Check.USER_ACTIVE.fails(
        company.isPresent() && user.get().belongsTo(companyId),
        () -> "User %s is no member of company %s.".formatted(userId.value(), companyId.value()))) {
      return Result.refused(new UserInactive(Cause.NOT_A_MEMBER));
    }
    Optional<Grant> given = grants.find(grantId);
    Optional<Grant> grant = given.filter(counts);
    if (Check.CONSENT_VALID.fails(
        grant.isPresent(),
        () -> Reasons.revoked("Grant " + grantId.value(), given.flatMap(Grant::revokedAt)))) {
      return Result.refused(new GrantRevoked());
    }
    if (Check.ENTERPRISE_ACTIVE.fails(
        tenants.isEnterpriseActive(company.get()),
        () ->
            "The enterprise of company %s, %s, is inactive."
                .formatted(companyId.value(), company.get().enterprise().value()))) {
      return Result.refused(new EnterpriseInactive());
    }
    return Check.COMPANY_ACTIVE.fails(
            !tenants.isRefused(Optional.of(companyId), contract),
            () -> Reasons.companyInactive(Optional.of(companyId)))
        ? Result.refused(new CompanyInactive())
        : Result.ok(new Acting(user.get(), company.get(), grant.get()));
  }

  /**
   * Whether everything that came from a code is revoked; a code that is gone took everything along.
   */
  public boolean isRevoked(SecretDigest code) {
    return codes.find(code).filter(it -> it.revokedAt().isEmpty()).isEmpty();
  }
}
