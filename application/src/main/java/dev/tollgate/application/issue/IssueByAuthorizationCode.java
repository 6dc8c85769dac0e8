package dev.tollgate.application.issue;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.CodeGrantRefusal;
import dev.tollgate.domain.refusal.CodeInvalid;
import dev.tollgate.domain.refusal.CodeInvalid.Cause;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.RedirectUriMismatch;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.StandingRefusal;
import dev.tollgate.domain.refusal.VerifierMismatch;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exchanges an authorization code for tokens (RFC 6749, 4.1.3). Only success spends a code; a code
 * that comes a second time revokes what it was exchanged for (RFC 6749, 4.1.2).
 */
public final class IssueByAuthorizationCode {

  private final ClientAuthenticator authenticator;
  private final Tenants tenants;
  private final Standing standing;
  private final Codes codes;
  private final UserTokens userTokens;
  private final Clock clock;

  public IssueByAuthorizationCode(
      ClientAuthenticator authenticator,
      Tenants tenants,
      Standing standing,
      AuthorizationCodes codes,
      UserTokens userTokens,
      Clock clock) {
    this.authenticator = authenticator;
    this.tenants = tenants;
    this.standing = standing;
    this.codes = new Codes(codes);
    this.userTokens = userTokens;
    this.clock = clock;
  }

  /**
   * Checks the client, whether it may use the grant, and its enterprise; then the code, the
   * redirect URI, the verifier, the user with the company, and the resources.
   *
   * @param request its token request has passed {@link CheckTokenRequest}
   */
  public Result<IssuedTokens, CodeGrantRefusal> issue(CodeRequest request, Terms terms) {
    Optional<FieldsInvalid> invalid =
        new RequestFields()
            .required("code", request.code())
            .optional("redirect_uri", request.redirectUri())
            .optional("code_verifier", request.codeVerifier())
            .invalid();
    if (Check.PARAMETERS.fails(invalid.isEmpty())) {
      return Result.refused(invalid.get());
    }
    return switch (authenticator.authenticate(request.client(), terms.contract())) {
      case Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed) ->
          Result.refused(failed);
      case Result.Ok<Client, AuthenticationFailed>(Client client) -> issue(client, request, terms);
    };
  }

  private Result<IssuedTokens, CodeGrantRefusal> issue(
      Client client, CodeRequest request, Terms terms) {
    if (Check.GRANT_TYPE_ALLOWED.fails(
        client.grants().contains(GrantType.AUTHORIZATION_CODE),
        () -> Reasons.grantNotAllowed(client, GrantType.AUTHORIZATION_CODE))) {
      return Result.refused(new GrantNotAllowed());
    }
    if (Check.ENTERPRISE_ACTIVE.fails(
        tenants.isEnterpriseActive(client), () -> Reasons.enterpriseInactive(client))) {
      return Result.refused(new EnterpriseInactive());
    }
    return switch (find(request, client, terms)) {
      case Result.Refused<AuthorizationCode, CodeGrantRefusal>(CodeGrantRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<AuthorizationCode, CodeGrantRefusal>(AuthorizationCode code) ->
          issue(code, client, request, terms);
    };
  }

  private Result<AuthorizationCode, CodeGrantRefusal> find(
      CodeRequest request, Client client, Terms terms) {
    Instant now = clock.instant();
    Optional<AuthorizationCode> found = codes.find(request.code(), terms.contract());
    if (Check.CODE_ON_RECORD.fails(found.isPresent(), Reasons::codeUnknown)) {
      return invalid(Cause.UNKNOWN);
    }
    AuthorizationCode code = found.get();
    if (Check.CODE_OF_CLIENT.fails(
        code.isOwnedBy(client),
        () -> Reasons.issuedToAnother("The authorization code", code.client(), client))) {
      return invalid(Cause.OTHER_CLIENT);
    }
    Optional<Cause> flaw = Codes.flaw(code, now);
    if (Check.CODE_CURRENT.fails(flaw.isEmpty(), () -> Reasons.codeEnded(code))) {
      return flaw.get() == Cause.SPENT ? spentBefore(code, now) : invalid(flaw.get());
    }
    boolean isSameTarget =
        code.redirectUri().isPresent()
            ? request.redirectUri().text().equals(code.redirectUri())
            : isRegistered(request.redirectUri(), client, terms);
    if (Check.REDIRECT_URI_RIGHT.fails(
        isSameTarget, () -> Reasons.redirectUri(request.redirectUri(), code.redirectUri()))) {
      return Result.refused(new RedirectUriMismatch());
    }
    return Check.VERIFIER_RIGHT.fails(
            code.isAnsweredBy(request.codeVerifier().text()),
            () -> Reasons.verifier(code, request.codeVerifier()))
        ? Result.refused(new VerifierMismatch())
        : Result.ok(code);
  }

  /** One that was not named before may be named now, if the user can have been sent there. */
  private static boolean isRegistered(Parameter redirectUri, Client client, Terms terms) {
    return redirectUri.text().stream()
        .allMatch(uri -> client.codeFlow().redirectsTo(uri, terms.contract().redirectMatch()));
  }

  private Result<AuthorizationCode, CodeGrantRefusal> spentBefore(
      AuthorizationCode code, Instant now) {
    boolean _ = codes.store().revoke(code.digest(), now);
    return invalid(Cause.SPENT);
  }

  private static <T> Result<T, CodeGrantRefusal> invalid(Cause cause) {
    return Result.refused(new CodeInvalid(cause));
  }

  private Result<IssuedTokens, CodeGrantRefusal> issue(
      AuthorizationCode code, Client client, CodeRequest request, Terms terms) {
    return switch (standing.check(code.user(), code.company(), code.grant(), terms.contract())) {
      case Result.Refused<Acting, StandingRefusal>(StandingRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<Acting, StandingRefusal>(Acting acting) ->
          issue(code, client, acting, request, terms);
    };
  }

  private Result<IssuedTokens, CodeGrantRefusal> issue(
      AuthorizationCode code, Client client, Acting acting, CodeRequest request, Terms terms) {
    Optional<List<ResourceUri>> audience =
        userTokens.audience(code, request.resources(), request.audiences(), terms);
    if (Check.RESOURCES_KNOWN.fails(audience.isPresent())) {
      return Result.refused(new ResourceUnknown());
    }
    Instant now = clock.instant();
    UserTokens.Prepared prepared =
        userTokens.prepare(
            code, client, acting, code.scopes(), audience.get(), code.nonce(), terms, now);
    boolean isFirst = codes.exchange(code, prepared, now);
    return isFirst
        ? Result.ok(prepared.tokens())
        : spentBefore(code, now).map(_ -> prepared.tokens());
  }
}
