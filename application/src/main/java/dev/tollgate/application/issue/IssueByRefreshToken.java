package dev.tollgate.application.issue;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.grant.FamilyTokens;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.port.AnswerSeal;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.FamilyToken;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.application.storage.RefreshTokens.Rotation;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.RefreshGrantRefusal;
import dev.tollgate.domain.refusal.RefreshTokenInvalid;
import dev.tollgate.domain.refusal.RefreshTokenInvalid.Cause;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ScopesRefused;
import dev.tollgate.domain.refusal.StandingRefusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exchanges a refresh token for new tokens (RFC 6749, 6). A refresh token is used once; a second
 * use revokes its family (RFC 9700, 4.14.2), except for a repeat of the same request within the
 * grace period, which gets the same answer again.
 */
public final class IssueByRefreshToken {

  private final ClientAuthenticator authenticator;
  private final Tenants tenants;
  private final Standing standing;
  private final RefreshTokens refreshTokens;
  private final AuthorizationCodes codes;
  private final UserTokens userTokens;
  private final RepeatedAnswer repeatedAnswer;
  private final Clock clock;

  public IssueByRefreshToken(
      ClientAuthenticator authenticator,
      Tenants tenants,
      Standing standing,
      RefreshTokens refreshTokens,
      AuthorizationCodes codes,
      Tokens tokens,
      UserTokens userTokens,
      AnswerSeal seal,
      Clock clock) {
    this.authenticator = authenticator;
    this.tenants = tenants;
    this.standing = standing;
    this.refreshTokens = refreshTokens;
    this.codes = codes;
    this.userTokens = userTokens;
    this.repeatedAnswer = new RepeatedAnswer(seal, tokens);
    this.clock = clock;
  }

  /** A refresh token that may be used, with its text and all that it depends on. */
  private record Usable(
      String text, RefreshToken token, AuthorizationCode code, Client client, Acting acting) {}

  /**
   * Checks the client, whether it may use the grant, and its enterprise; then the refresh token,
   * the user with the company, the resources and the scope.
   *
   * @param request its token request has passed {@link CheckTokenRequest}
   */
  public Result<IssuedTokens, RefreshGrantRefusal> issue(RefreshRequest request, Terms terms) {
    Optional<FieldsInvalid> invalid =
        new RequestFields().required("refresh_token", request.refreshToken()).invalid();
    if (Check.PARAMETERS.fails(invalid.isEmpty())) {
      return Result.refused(invalid.get());
    }
    return switch (authenticator.authenticate(request.client(), terms.contract())) {
      case Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed) ->
          Result.refused(failed);
      case Result.Ok<Client, AuthenticationFailed>(Client client) -> issue(client, request, terms);
    };
  }

  private Result<IssuedTokens, RefreshGrantRefusal> issue(
      Client client, RefreshRequest request, Terms terms) {
    if (Check.GRANT_TYPE_ALLOWED.fails(
        client.grants().contains(GrantType.REFRESH_TOKEN),
        () -> Reasons.grantNotAllowed(client, GrantType.REFRESH_TOKEN))) {
      return Result.refused(new GrantNotAllowed());
    }
    if (Check.ENTERPRISE_ACTIVE.fails(
        tenants.isEnterpriseActive(client), () -> Reasons.enterpriseInactive(client))) {
      return Result.refused(new EnterpriseInactive());
    }
    String text = request.refreshToken().text().orElseThrow();
    Optional<FamilyToken> found = new FamilyTokens(refreshTokens).find(text, terms.contract());
    if (Check.TOKEN_ON_RECORD.fails(found.isPresent(), Reasons::refreshTokenUnknown)) {
      return invalid(Cause.UNKNOWN);
    }
    AuthorizationCode code = found.get().code();
    if (Check.TOKEN_OF_CALLER.fails(
        code.isOwnedBy(client),
        () -> Reasons.issuedToAnother("The refresh token", code.client(), client))) {
      return invalid(Cause.OTHER_CLIENT);
    }
    if (Check.TOKEN_UNREVOKED.fails(code.revokedAt().isEmpty(), () -> Reasons.ended(found.get()))) {
      return invalid(Cause.REVOKED);
    }
    if (Check.TOKEN_UNEXPIRED.fails(
        !found.get().token().isExpired(clock.instant()),
        () -> Reasons.expired("The refresh token", found.get().token().expiresAt()))) {
      return invalid(Cause.EXPIRED);
    }
    return switch (standing.check(code.user(), code.company(), code.grant(), terms.contract())) {
      case Result.Refused<Acting, StandingRefusal>(StandingRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<Acting, StandingRefusal>(Acting acting) ->
          issue(new Usable(text, found.get().token(), code, client, acting), request, terms);
    };
  }

  private Result<IssuedTokens, RefreshGrantRefusal> issue(
      Usable usable, RefreshRequest request, Terms terms) {
    if (Check.TOKEN_UNUSED.fails(usable.token().use().isEmpty())) {
      return again(usable, usable.token().use().get(), request, terms);
    }
    Optional<List<ResourceUri>> audience =
        userTokens.audience(usable.code(), request.resources(), request.audiences(), terms);
    if (Check.RESOURCES_KNOWN.fails(audience.isPresent())) {
      return Result.refused(new ResourceUnknown());
    }
    Optional<ScopeSet> scopes = scopes(request.scope(), usable);
    if (Check.SCOPES_ALLOWED.fails(
        scopes.isPresent(),
        () ->
            Reasons.scopes(
                request.scope(),
                usable.acting().allowed(usable.code()),
                "what the user allowed"))) {
      return Result.refused(new ScopesRefused());
    }
    Instant now = clock.instant();
    UserTokens.Prepared prepared =
        userTokens.prepare(
            usable.code(),
            usable.client(),
            usable.acting(),
            scopes.get(),
            audience.get(),
            Optional.empty(),
            terms,
            now);
    RefreshToken successor = prepared.refreshToken().orElseThrow();
    RefreshToken.Use use =
        new RefreshToken.Use(
            now,
            successor.digest(),
            repeatedAnswer.sealed(usable.text(), request, prepared.tokens()));
    boolean isFirst =
        refreshTokens.rotate(
            usable.token().digest(),
            new Rotation(
                Optional.of(use),
                successor,
                prepared.tokens().accessToken().token(),
                UserTokens.keptUntil(prepared).orElseThrow()));
    return isFirst ? Result.ok(prepared.tokens()) : afterAnother(usable, request, terms);
  }

  /** Another request used the token meanwhile, or revoked its family. */
  private Result<IssuedTokens, RefreshGrantRefusal> afterAnother(
      Usable usable, RefreshRequest request, Terms terms) {
    return refreshTokens
        .find(usable.token().digest())
        .flatMap(RefreshToken::use)
        .map(use -> again(usable, use, request, terms))
        .orElseGet(() -> invalid(Cause.REVOKED));
  }

  /** All scopes that the user allowed and did not take back, or those of them that are named. */
  private static Optional<ScopeSet> scopes(Parameter requested, Usable usable) {
    ScopeSet allowed = usable.acting().allowed(usable.code());
    Optional<ScopeSet> scopes =
        requested instanceof Parameter.Text(String text)
            ? ScopeSet.parse(text)
            : Optional.of(allowed);
    return scopes.filter(allowed::containsAll).filter(some -> !some.values().isEmpty());
  }

  private Result<IssuedTokens, RefreshGrantRefusal> again(
      Usable usable, RefreshToken.Use use, RefreshRequest request, Terms terms) {
    Instant now = clock.instant();
    boolean isWithinGrace = now.isBefore(use.at().plus(terms.users().refreshGrace()));
    boolean isSuccessorUnused =
        refreshTokens.find(use.successor()).filter(it -> it.use().isEmpty()).isPresent();
    if (!isWithinGrace || !isSuccessorUnused) {
      boolean _ = codes.revoke(usable.code().digest(), now);
      return invalid(
          Why.because(
              Cause.REUSED,
              () ->
                  "The refresh token of client %s was used before, on %s. Everything that came from the same code is revoked now."
                      .formatted(usable.client().id().value(), Why.time(use.at()))));
    }
    return repeatedAnswer
        .opened(usable.text(), request, use.answer())
        .<Result<IssuedTokens, RefreshGrantRefusal>>map(Result::ok)
        .orElseGet(
            () ->
                invalid(
                    Why.because(
                        Cause.REPEATED_DIFFERENTLY,
                        () ->
                            "The refresh token was used on %s, and this request repeats it with other parameters."
                                .formatted(Why.time(use.at())))));
  }

  private static <T> Result<T, RefreshGrantRefusal> invalid(Cause cause) {
    return Result.refused(new RefreshTokenInvalid(cause));
  }
}
