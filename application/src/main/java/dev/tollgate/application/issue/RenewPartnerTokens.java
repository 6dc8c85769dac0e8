package dev.tollgate.application.issue;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.grant.FamilyTokens;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.storage.FamilyToken;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.application.storage.RefreshTokens.Rotation;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.PartnerTokenRefusal;
import dev.tollgate.domain.refusal.RefreshTokenInvalid;
import dev.tollgate.domain.refusal.RefreshTokenInvalid.Cause;
import dev.tollgate.domain.refusal.StandingRefusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exchanges a refresh token for new tokens (RFC 6749, 6). Whether it stays usable until it expires
 * is for the terms to say; a second use of one that does not is refused and ends nothing.
 */
public final class RenewPartnerTokens {

  private final PartnerClients partners;
  private final Standing standing;
  private final RefreshTokens refreshTokens;
  private final UserTokens userTokens;
  private final Clock clock;

  public RenewPartnerTokens(
      ClientAuthenticator authenticator,
      Tenants tenants,
      Standing standing,
      RefreshTokens refreshTokens,
      UserTokens userTokens,
      Clock clock) {
    this.partners = new PartnerClients(authenticator, tenants);
    this.standing = standing;
    this.refreshTokens = refreshTokens;
    this.userTokens = userTokens;
    this.clock = clock;
  }

  /** Checks the fields and the client, then the refresh token and the user with the company. */
  public Result<IssuedTokens, PartnerTokenRefusal> renew(
      Parameter clientId, Parameter clientSecret, Parameter refreshToken, Terms terms) {
    Optional<FieldsInvalid> invalid =
        new RequestFields()
            .required("refresh_token", refreshToken)
            .required("client_id", clientId)
            .optional("client_secret", clientSecret)
            .invalid();
    if (Check.PARAMETERS.fails(invalid.isEmpty())) {
      return Result.refused(invalid.get());
    }
    return switch (partners.authenticate(clientId, clientSecret, terms.contract())) {
      case Result.Refused<Client, PartnerTokenRefusal>(PartnerTokenRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<Client, PartnerTokenRefusal>(Client client) ->
          renew(client, refreshToken.text().orElseThrow(), terms);
    };
  }

  private Result<IssuedTokens, PartnerTokenRefusal> renew(Client client, String text, Terms terms) {
    Optional<FamilyToken> found = new FamilyTokens(refreshTokens).find(text, terms.contract());
    if (Check.TOKEN_ON_RECORD.fails(found.isPresent(), Reasons::refreshTokenUnknown)) {
      return invalid(Cause.UNKNOWN);
    }
    RefreshToken token = found.get().token();
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
        !token.isExpired(clock.instant()),
        () -> Reasons.expired("The refresh token", token.expiresAt()))) {
      return invalid(Cause.EXPIRED);
    }
    if (Check.TOKEN_UNUSED.fails(token.use().isEmpty(), () -> Reasons.ended(found.get()))) {
      return invalid(Cause.REUSED);
    }
    return switch (standing.check(code.user(), code.company(), code.grant(), terms.contract())) {
      case Result.Refused<Acting, StandingRefusal> _ -> invalid(Cause.NO_LONGER_ALLOWED);
      case Result.Ok<Acting, StandingRefusal>(Acting acting) ->
          renew(token, code, client, acting, terms);
    };
  }

  private Result<IssuedTokens, PartnerTokenRefusal> renew(
      RefreshToken token, AuthorizationCode code, Client client, Acting acting, Terms terms) {
    Instant now = clock.instant();
    UserTokens.Prepared prepared =
        userTokens.prepare(
            code, client, acting, code.scopes(), List.of(), Optional.empty(), terms, now);
    RefreshToken successor = prepared.refreshToken().orElseThrow();
    Optional<RefreshToken.Use> use =
        switch (terms.users().refreshUse()) {
          case ONCE -> Optional.of(new RefreshToken.Use(now, successor.digest(), ""));
          case UNTIL_EXPIRY -> Optional.empty();
        };
    boolean isDone =
        refreshTokens.rotate(
            token.digest(),
            new Rotation(
                use,
                successor,
                prepared.tokens().accessToken().token(),
                UserTokens.keptUntil(prepared).orElseThrow()));
    return isDone ? Result.ok(prepared.tokens()) : invalid(Cause.REUSED);
  }

  private static <T> Result<T, PartnerTokenRefusal> invalid(Cause cause) {
    return Result.refused(new RefreshTokenInvalid(cause));
  }
}
