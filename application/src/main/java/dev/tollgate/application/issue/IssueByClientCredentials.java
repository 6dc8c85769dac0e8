package dev.tollgate.application.issue;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.ClientCredentialsRefusal;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ScopesRefused;
import java.util.List;
import java.util.Optional;

/** Issues an access token to a client that speaks for itself (RFC 6749, 4.4). */
public final class IssueByClientCredentials {

  private final ClientAuthenticator authenticator;
  private final Tenants tenants;
  private final Audience audience;
  private final TokenMint mint;

  public IssueByClientCredentials(
      ClientAuthenticator authenticator, Tenants tenants, Resources resources, TokenMint mint) {
    this.authenticator = authenticator;
    this.tenants = tenants;
    this.audience = new Audience(resources);
    this.mint = mint;
  }

  /**
   * Checks the client, whether it may use the grant, its enterprise and its company; then the
   * resources and the scope.
   *
   * @param request has passed {@link CheckTokenRequest}
   */
  public Result<IssuedToken, ClientCredentialsRefusal> issue(TokenRequest request, Terms terms) {
    return switch (authenticator.authenticate(request.client(), terms.contract())) {
      case Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed) ->
          Result.refused(failed);
      case Result.Ok<Client, AuthenticationFailed>(Client client) -> issue(client, request, terms);
    };
  }

  private Result<IssuedToken, ClientCredentialsRefusal> issue(
      Client client, TokenRequest request, Terms terms) {
    if (Check.GRANT_TYPE_ALLOWED.fails(
        client.grants().contains(GrantType.CLIENT_CREDENTIALS),
        () -> Reasons.grantNotAllowed(client, GrantType.CLIENT_CREDENTIALS))) {
      return Result.refused(new GrantNotAllowed());
    }
    if (Check.ENTERPRISE_ACTIVE.fails(
        tenants.isEnterpriseActive(client), () -> Reasons.enterpriseInactive(client))) {
      return Result.refused(new EnterpriseInactive());
    }
    if (Check.COMPANY_ACTIVE.fails(
        !tenants.isRefused(client.company(), terms.contract()),
        () -> Reasons.companyInactive(client.company()))) {
      return Result.refused(new CompanyInactive());
    }
    Optional<List<ResourceUri>> resources =
        audience.of(
            request.resources(),
            request.audiences(),
            terms.tokens().defaultAudience().stream().toList());
    if (Check.RESOURCES_KNOWN.fails(resources.isPresent())) {
      return Result.refused(new ResourceUnknown());
    }
    Optional<ScopeSet> scopes = scopes(request.scope(), client, terms);
    if (Check.SCOPES_ALLOWED.fails(
        scopes.isPresent(), () -> Reasons.scopes(request.scope(), client))) {
      return Result.refused(new ScopesRefused());
    }
    TokenMint.Granted granted =
        new TokenMint.Granted(
            client, new Subject.OfClient(), client.company(), scopes.get(), resources.get());
    return Result.ok(mint.mint(granted, terms.contract(), terms.tokens()));
  }

  /** All scopes of the client if none are requested; empty if the request is refused. */
  private static Optional<ScopeSet> scopes(Parameter requested, Client client, Terms terms) {
    Optional<ScopeSet> scopes =
        requested instanceof Parameter.Text(String text)
            ? ScopeSet.parse(text)
            : Optional.of(client.scopes());
    return scopes
        .filter(client.scopes()::containsAll)
        .filter(
            granted ->
                terms.contract().whenNoScopes() == WhenNoScopes.ISSUE
                    || !granted.values().isEmpty());
  }
}
