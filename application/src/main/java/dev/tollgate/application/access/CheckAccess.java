package dev.tollgate.application.access;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.storage.Companies;
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
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Decides whether a bearer token gives access to a protected resource (RFC 6750). */
public final class CheckAccess {

  private final LiveTokens liveTokens;
  private final Companies companies;
  private final Consumer<Client> authenticated;

  /**
   * Creates the use case.
   *
   * @param authenticated is told, on the thread of the request, whose token is live
   */
  public CheckAccess(LiveTokens liveTokens, Companies companies, Consumer<Client> authenticated) {
    this.authenticated = authenticated;
    this.liveTokens = liveTokens;
    this.companies = companies;
  }

  /** What a protected resource requires. */
  public sealed interface Demand {

    /**
     * These requirements.
     *
     * @param scopes the token needs each of them
     * @param resource has to be in the token's audience; empty if any audience will do
     * @param company whether the token has to be used in the name of an active company
     */
    record Requirements(ScopeSet scopes, Optional<ResourceUri> resource, boolean company)
        implements Demand {}

    /**
     * Requirements that were sent along and cannot be read.
     *
     * @param why a sentence for operators
     */
    record Unreadable(String why) implements Demand {}
  }

  /** Checks the demand, the token, its audience, its scopes, and the company, in this order. */
  public Result<LiveToken, AccessRefusal> check(
      Parameter token, Demand demand, ContractRules contract) {
    return switch (demand) {
      case Demand.Unreadable(String why) -> {
        boolean _ = Check.DEMAND_READABLE.fails(false, () -> why);
        yield Result.refused(new DemandInvalid());
      }
      case Demand.Requirements needs -> check(token, needs, contract);
    };
  }

  private Result<LiveToken, AccessRefusal> check(
      Parameter token, Demand.Requirements needs, ContractRules contract) {
    boolean _ = Check.TOKEN_SENT.fails(token instanceof Parameter.Text);
    return switch (token) {
      case Parameter.Absent() -> Result.refused(new TokenMissing());
      case Parameter.NotText() -> Result.refused(new AccessRequestInvalid());
      case Parameter.Text(String text) ->
          switch (liveTokens.find(text, contract)) {
            case Result.Refused<LiveToken, NotLive>(NotLive refusal) -> Result.refused(refusal);
            case Result.Ok<LiveToken, NotLive>(LiveToken live) -> {
              authenticated.accept(live.client());
              yield check(live, needs);
            }
          };
    };
  }

  private Result<LiveToken, AccessRefusal> check(LiveToken live, Demand.Requirements needs) {
    if (Check.TOKEN_FOR_RESOURCE.fails(
        needs.resource().stream().allMatch(resource -> isMeantFor(resource, live.token())),
        () -> wrongAudience(needs, live.token()))) {
      return Result.refused(new AudienceWrong());
    }
    if (Check.TOKEN_HAS_SCOPES.fails(
        live.token().scopes().containsAll(needs.scopes()),
        () -> Reasons.scopeMissing(live.token(), needs.scopes()))) {
      return Result.refused(new ScopeMissing(needs.scopes()));
    }
    return needs.company() ? checkCompany(live) : Result.ok(live);
  }

  private static boolean isMeantFor(ResourceUri resource, Token token) {
    return token.audience().stream().anyMatch(resource::isSameAs);
  }

  private static String wrongAudience(Demand.Requirements needs, Token token) {
    return "%s was asked for, and the token is for %s."
        .formatted(
            needs.resource().map(ResourceUri::value).orElse("A resource"),
            token.audience().isEmpty()
                ? "no resource"
                : token.audience().stream()
                    .map(ResourceUri::value)
                    .collect(Collectors.joining(", ")));
  }

  private Result<LiveToken, AccessRefusal> checkCompany(LiveToken live) {
    Optional<Company> company = live.company().flatMap(companies::find);
    if (Check.TOKEN_OF_COMPANY.fails(
        company.isPresent(),
        () -> "Client " + live.client().id().value() + " is linked to no company.")) {
      return Result.refused(new CompanyMissing());
    }
    return Check.COMPANY_ACTIVE.fails(
            company.get().active(), () -> Reasons.companyInactive(live.company()))
        ? Result.refused(new CompanyInactive())
        : Result.ok(live);
  }
}
