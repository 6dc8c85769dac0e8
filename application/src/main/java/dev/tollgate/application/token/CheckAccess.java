package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.token.LiveTokens.Live;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.AccessRequestInvalid;
import dev.tollgate.domain.refusal.AudienceWrong;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.CompanyMissing;
import dev.tollgate.domain.refusal.DemandInvalid;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.ScopeMissing;
import dev.tollgate.domain.refusal.TokenMissing;
import java.util.Optional;

/** Decides whether a protected resource opens for a bearer token (RFC 6750). */
public final class CheckAccess {

  private final LiveTokens liveTokens;
  private final Companies companies;

  public CheckAccess(LiveTokens liveTokens, Companies companies) {
    this.liveTokens = liveTokens;
    this.companies = companies;
  }

  /** What a resource asks for. */
  public sealed interface Demand {

    /**
     * This.
     *
     * @param scopes the token needs each of them
     * @param resource the token must be meant for it; empty if that does not matter
     * @param company whether the client must be linked to an active company
     */
    record Needs(ScopeSet scopes, Optional<ResourceUri> resource, boolean company)
        implements Demand {}

    /** Nobody knows: whoever asks for the resource said it unreadably. */
    record Unreadable() implements Demand {}
  }

  /** The demand and the token first, then what it is meant for, its scopes, and the company. */
  public Result<Access, AccessRefusal> check(Parameter token, Demand demand, Terms terms) {
    return switch (demand) {
      case Demand.Unreadable() -> Result.refused(new DemandInvalid());
      case Demand.Needs needs -> check(token, needs, terms);
    };
  }

  private Result<Access, AccessRefusal> check(Parameter token, Demand.Needs needs, Terms terms) {
    return switch (token) {
      case Parameter.Absent() -> Result.refused(new TokenMissing());
      case Parameter.NotText() -> Result.refused(new AccessRequestInvalid());
      case Parameter.Text(String text) ->
          switch (liveTokens.find(text, terms)) {
            case Result.Refused<Live, NotLive>(NotLive refusal) -> Result.refused(refusal);
            case Result.Ok<Live, NotLive>(Live live) -> check(live, needs);
          };
    };
  }

  private Result<Access, AccessRefusal> check(Live live, Demand.Needs demand) {
    if (!demand.resource().stream().allMatch(resource -> isMeantFor(resource, live.token()))) {
      return Result.refused(new AudienceWrong());
    }
    if (!live.token().scopes().containsAll(demand.scopes())) {
      return Result.refused(new ScopeMissing(demand.scopes()));
    }
    Access access = new Access(live.token(), live.client());
    return demand.company() ? ofCompany(access) : Result.ok(access);
  }

  private static boolean isMeantFor(ResourceUri resource, Token token) {
    return token.audience().stream().anyMatch(resource::isSameAs);
  }

  private Result<Access, AccessRefusal> ofCompany(Access access) {
    Optional<Company> company = access.client().company().flatMap(companies::find);
    if (company.isEmpty()) {
      return Result.refused(new CompanyMissing());
    }
    return company.get().active() ? Result.ok(access) : Result.refused(new CompanyInactive());
  }

  /** Who may pass. */
  public record Access(Token token, Client client) {}
}
