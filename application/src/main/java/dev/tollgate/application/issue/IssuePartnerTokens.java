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
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.CodeInvalid;
import dev.tollgate.domain.refusal.CodeInvalid.Cause;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.PartnerTokenRefusal;
import dev.tollgate.domain.refusal.RedirectUriMismatch;
import dev.tollgate.domain.refusal.StandingRefusal;
import dev.tollgate.domain.refusal.VerifierMismatch;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exchanges an authorization code for tokens that mint; any attempt that finds the code burns it.
 */
public final class IssuePartnerTokens {

  private final Clients clients;
  private final PartnerClients partners;
  private final Standing standing;
  private final Codes codes;
  private final UserTokens userTokens;
  private final Clock clock;

  public IssuePartnerTokens(
      Clients clients,
      ClientAuthenticator authenticator,
      Tenants tenants,
      Standing standing,
      AuthorizationCodes codes,
      UserTokens userTokens,
      Clock clock) {
    this.clients = clients;
    this.partners = new PartnerClients(authenticator, tenants);
    this.standing = standing;
    this.codes = new Codes(codes);
    this.userTokens = userTokens;
    this.clock = clock;
  }

  /** The tokens, and the first of the grants that the user gave. */
  public record Issued(IssuedTokens tokens, GrantId grant) {}

  /**
   * Checks the fields, among which a public client's verifier is one, and the client; then the
   * code, which is used up by now: its expiry, its client, the redirect URI, the verifier and the
   * user with the company.
   */
  public Result<Issued, PartnerTokenRefusal> issue(PartnerCodeRequest request, Terms terms) {
    Optional<FieldsInvalid> invalid = fields(request, terms).invalid();
    if (Check.PARAMETERS.fails(invalid.isEmpty())) {
      return Result.refused(invalid.get());
    }
    return switch (partners.authenticate(
        request.clientId(), request.clientSecret(), terms.contract())) {
      case Result.Refused<Client, PartnerTokenRefusal>(PartnerTokenRefusal refusal) ->
          Result.refused(refusal);
      case Result.Ok<Client, PartnerTokenRefusal>(Client client) -> issue(client, request, terms);
    };
  }

  private RequestFields fields(PartnerCodeRequest request, Terms terms) {
    RequestFields fields =
        new RequestFields()
            .required("code", request.code())
            .required("redirect_uri", request.redirectUri())
            .required("client_id", request.clientId())
            .optional("client_secret", request.clientSecret());
    return request.codeVerifier() instanceof Parameter.Absent && isPublic(request, terms)
        ? fields.required("code_verifier", request.codeVerifier())
        : fields.optional("code_verifier", request.codeVerifier());
  }

  /** A client that would be refused anyway does not count. */
  private boolean isPublic(PartnerCodeRequest request, Terms terms) {
    return request.clientSecret() instanceof Parameter.Absent
        && request
            .clientId()
            .text()
            .flatMap(ClientId::parse)
            .flatMap(clients::find)
            .filter(client -> client.isPublic() && client.barred(terms.contract().name()).isEmpty())
            .isPresent();
  }

  private Result<Issued, PartnerTokenRefusal> issue(
      Client client, PartnerCodeRequest request, Terms terms) {
    Optional<AuthorizationCode> found = codes.find(request.code(), terms.contract());
    if (Check.CODE_ON_RECORD.fails(found.isPresent(), Reasons::codeUnknown)) {
      return invalid(Cause.UNKNOWN);
    }
    AuthorizationCode code = found.get();
    Result<Issued, PartnerTokenRefusal> result = exchange(code, client, request, terms);
    if (result instanceof Result.Refused<Issued, PartnerTokenRefusal>) {
      boolean _ = codes.store().burn(code.digest(), clock.instant());
    }
    return result;
  }

  private Result<Issued, PartnerTokenRefusal> exchange(
      AuthorizationCode code, Client client, PartnerCodeRequest request, Terms terms) {
    Optional<Cause> flaw = Codes.flaw(code, clock.instant());
    if (Check.CODE_CURRENT.fails(flaw.isEmpty(), () -> Reasons.codeEnded(code))) {
      return invalid(flaw.get());
    }
    if (Check.CODE_OF_CLIENT.fails(
        code.isOwnedBy(client),
        () -> Reasons.issuedToAnother("The authorization code", code.client(), client))) {
      return invalid(Cause.OTHER_CLIENT);
    }
    if (Check.REDIRECT_URI_RIGHT.fails(
        request.redirectUri().text().equals(code.redirectUri()),
        () -> Reasons.redirectUri(request.redirectUri(), code.redirectUri()))) {
      return Result.refused(new RedirectUriMismatch());
    }
    if (Check.VERIFIER_RIGHT.fails(
        code.isAnsweredBy(request.codeVerifier().text()),
        () -> Reasons.verifier(code, request.codeVerifier()))) {
      return Result.refused(new VerifierMismatch());
    }
    return switch (standing.check(code.user(), code.company(), code.grant(), terms.contract())) {
      case Result.Refused<Acting, StandingRefusal> _ -> invalid(Cause.NO_LONGER_ALLOWED);
      case Result.Ok<Acting, StandingRefusal>(Acting acting) -> issue(code, client, acting, terms);
    };
  }

  private Result<Issued, PartnerTokenRefusal> issue(
      AuthorizationCode code, Client client, Acting acting, Terms terms) {
    Instant now = clock.instant();
    UserTokens.Prepared prepared =
        userTokens.prepare(
            code, client, acting, code.scopes(), List.of(), Optional.empty(), terms, now);
    boolean isFirst = codes.exchange(code, prepared, now);
    return isFirst ? Result.ok(new Issued(prepared.tokens(), code.grant())) : invalid(Cause.SPENT);
  }

  private static <T> Result<T, PartnerTokenRefusal> invalid(Cause cause) {
    return Result.refused(new CodeInvalid(cause));
  }
}
