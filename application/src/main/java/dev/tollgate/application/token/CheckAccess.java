package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.CompanyMissing;
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

  /** The token first, then its scopes, then the company of its client. */
  public Result<Access, AccessRefusal> check(Parameter token, ScopeSet required, Terms terms) {
    if (!(token instanceof Parameter.Text(String text))) {
      return Result.refused(new TokenMissing());
    }
    return switch (liveTokens.find(text, terms)) {
      case Result.Refused<LiveTokens.Live, NotLive>(NotLive refusal) -> Result.refused(refusal);
      case Result.Ok<LiveTokens.Live, NotLive>(LiveTokens.Live(Token found, Client client)) ->
          found.scopes().containsAll(required)
              ? ofCompany(found, client)
              : Result.refused(new ScopeMissing(required));
    };
  }

  private Result<Access, AccessRefusal> ofCompany(Token token, Client client) {
    Optional<Company> company = client.company().flatMap(companies::find);
    if (company.isEmpty()) {
      return Result.refused(new CompanyMissing());
    }
    return company.get().active()
        ? Result.ok(new Access(token, client, company.get()))
        : Result.refused(new CompanyInactive());
  }

  /** Who may pass, and for whom. */
  public record Access(Token token, Client client, Company company) {}
}
