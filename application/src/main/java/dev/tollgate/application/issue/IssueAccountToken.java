package dev.tollgate.application.issue;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.refusal.AccountTokenRefusal;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.CodeInvalid;
import dev.tollgate.domain.refusal.CodeInvalid.Cause;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.RedirectUriMismatch;
import dev.tollgate.domain.refusal.StandingRefusal;
import dev.tollgate.domain.refusal.StateMismatch;
import dev.tollgate.domain.refusal.VerifierMismatch;
import dev.tollgate.domain.refusal.VerifierMissing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exchanges an authorization code for a token that speaks for one account, which is a company here.
 * The code comes before the client, and only success uses it up.
 */
public final class IssueAccountToken {

  private final Clients clients;
  private final ClientAuthenticator authenticator;
  private final Tenants tenants;
  private final Standing standing;
  private final Codes codes;
  private final UserTokens userTokens;
  private final Clock clock;

  public IssueAccountToken(
      Clients clients,
      ClientAuthenticator authenticator,
      Tenants tenants,
      Standing standing,
      AuthorizationCodes codes,
      UserTokens userTokens,
      Clock clock) {
    this.clients = clients;
    this.authenticator = authenticator;
    this.tenants = tenants;
    this.standing = standing;
    this.codes = new Codes(codes);
    this.userTokens = userTokens;
    this.clock = clock;
  }

  /** A token, and the account for which it speaks. */
  public record IssuedAccountToken(IssuedToken token, Company account) {}

  /** A code that is good, its client, and for whom the token will act. */
  private record Usable(AuthorizationCode code, Client client, Acting acting) {}

  /**
   * Checks the grant type and the fields; then the code, whether it is this client's, and whether
   * its account may be used; then the client, the redirect URI, the state and the verifier.
   */
  public Result<IssuedAccountToken, AccountTokenRefusal> issue(
      AccountTokenRequest request, Terms terms) {
    Optional<AccountTokenRefusal> malformed = malformed(request);
    if (malformed.isPresent()) {
      return Result.refused(malformed.get());
    }
    return switch (find(request, terms)) {
      case Result.Refused<Usable, AccountTokenRefusal>(AccountTokenRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<Usable, AccountTokenRefusal>(Usable usable) ->
          flaw(usable, request, terms)
              .<Result<IssuedAccountToken, AccountTokenRefusal>>map(Result::refused)
              .orElseGet(() -> issue(usable, terms));
    };
  }

  private static Optional<AccountTokenRefusal> malformed(AccountTokenRequest request) {
    boolean isOther =
        request.grantType() instanceof Parameter.Text(String grantType)
            && !GrantType.parse(grantType).equals(Optional.of(GrantType.AUTHORIZATION_CODE));
    if (Check.GRANT_TYPE_OFFERED.fails(
        !isOther, () -> "grant_type is " + Reasons.sent(request.grantType()) + ".")) {
      return Optional.of(new GrantTypeUnsupported());
    }
    Optional<FieldsInvalid> invalid =
        new RequestFields()
            .required("grant_type", request.grantType())
            .required("client_id", request.clientId())
            .required("code", request.code())
            .optional("client_secret", request.clientSecret())
            .optional("code_verifier", request.codeVerifier())
            .optional("redirect_uri", request.redirectUri())
            .optional("state", request.state())
            .invalid();
    return Check.PARAMETERS.fails(invalid.isEmpty()) ? invalid.map(it -> it) : Optional.empty();
  }

  private Result<Usable, AccountTokenRefusal> find(AccountTokenRequest request, Terms terms) {
    Optional<AuthorizationCode> found = codes.find(request.code(), terms.contract());
    if (Check.CODE_ON_RECORD.fails(found.isPresent(), Reasons::codeUnknown)) {
      return invalid(Cause.UNKNOWN);
    }
    AuthorizationCode code = found.get();
    Optional<Cause> flaw = Codes.flaw(code, clock.instant());
    if (Check.CODE_CURRENT.fails(flaw.isEmpty(), () -> Reasons.codeEnded(code))) {
      return invalid(flaw.get());
    }
    Optional<Client> client =
        Optional.of(code.client())
            .filter(id -> request.clientId().text().equals(Optional.of(id.value())))
            .flatMap(clients::find)
            .filter(code::isOwnedBy);
    return Check.CODE_OF_CLIENT.fails(
            client.isPresent(),
            () ->
                "The authorization code was issued to client %s, and another client sent it."
                    .formatted(code.client().value()))
        ? invalid(Cause.OTHER_CLIENT)
        : usable(code, client.get(), terms);
  }

  private Result<Usable, AccountTokenRefusal> usable(
      AuthorizationCode code, Client client, Terms terms) {
    return switch (standing.check(code.user(), code.company(), code.grant(), terms.contract())) {
      case Result.Refused<Acting, StandingRefusal>(StandingRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<Acting, StandingRefusal>(Acting acting) ->
          Check.ENTERPRISE_ACTIVE.fails(
                  tenants.isEnterpriseActive(client), () -> Reasons.enterpriseInactive(client))
              ? Result.refused(new EnterpriseInactive())
              : Result.ok(new Usable(code, client, acting));
    };
  }

  private Optional<AccountTokenRefusal> flaw(
      Usable usable, AccountTokenRequest request, Terms terms) {
    if (authenticator.authenticate(credentials(usable.client(), request), terms.contract())
        instanceof Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed)) {
      return Optional.of(failed);
    }
    if (Check.REDIRECT_URI_RIGHT.fails(
        isSameRedirectUri(usable, request.redirectUri(), terms),
        () -> Reasons.redirectUri(request.redirectUri(), usable.code().redirectUri()))) {
      return Optional.of(new RedirectUriMismatch());
    }
    if (Check.STATE_RIGHT.fails(
        isSameState(usable, request.state()),
        () ->
            request.state() instanceof Parameter.Absent
                ? "state is missing, which clients with a secret have to send."
                : "state differs from that of the authorization request.")) {
      return Optional.of(new StateMismatch());
    }
    return usable.client().isPublic()
        ? verifierFlaw(usable.code(), request.codeVerifier())
        : Optional.empty();
  }

  /** A public client has no secret to be wrong; a missing one of another client is wrong. */
  private static ClientCredentials credentials(Client client, AccountTokenRequest request) {
    return client.isPublic()
        ? new ClientCredentials.IdOnly(request.clientId())
        : new ClientCredentials.Secret(
            request.clientId(), new Parameter.Text(request.clientSecret().text().orElse("")));
  }

  /** One that was not named before may be named now, if the user can have been sent there. */
  private static boolean isSameRedirectUri(Usable usable, Parameter redirectUri, Terms terms) {
    return usable.code().redirectUri().isPresent()
        ? redirectUri.text().equals(usable.code().redirectUri())
        : redirectUri.text().stream()
            .allMatch(
                uri ->
                    usable.client().codeFlow().redirectsTo(uri, terms.contract().redirectMatch()));
  }

  /** A public client may leave it out: the verifier binds the code to it as well. */
  private static boolean isSameState(Usable usable, Parameter state) {
    return state instanceof Parameter.Absent
        ? usable.client().isPublic()
        : state.text().map(SecretDigest::of).equals(usable.code().state());
  }

  private static Optional<AccountTokenRefusal> verifierFlaw(
      AuthorizationCode code, Parameter verifier) {
    if (!(verifier instanceof Parameter.Text(String text))) {
      return Optional.of(
          Why.because(
              new VerifierMissing(), () -> "code_verifier is " + Reasons.sent(verifier) + "."));
    }
    return Check.VERIFIER_RIGHT.fails(
            code.challenge().filter(it -> it.isMetBy(text)).isPresent(),
            () -> Reasons.verifier(code, verifier))
        ? Optional.of(new VerifierMismatch())
        : Optional.empty();
  }

  private Result<IssuedAccountToken, AccountTokenRefusal> issue(Usable usable, Terms terms) {
    Instant now = clock.instant();
    UserTokens.Prepared prepared =
        userTokens.prepare(
            usable.code(),
            usable.client(),
            usable.acting(),
            usable.code().scopes(),
            List.of(),
            Optional.empty(),
            terms,
            now);
    IssuedToken token = prepared.tokens().accessToken();
    boolean isFirst = codes.exchange(usable.code(), prepared, now);
    return isFirst
        ? Result.ok(new IssuedAccountToken(token, usable.acting().company()))
        : invalid(Cause.SPENT);
  }

  private static <T> Result<T, AccountTokenRefusal> invalid(Cause cause) {
    return Result.refused(new CodeInvalid(cause));
  }
}
