package dev.tollgate.http.rfc;

import dev.tollgate.domain.refusal.AuthenticationAmbiguous;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.CallerInactive;
import dev.tollgate.domain.refusal.CallerRefusal;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.ClientIntrospectRefusal;
import dev.tollgate.domain.refusal.ClientRevokeRefusal;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.IssueRefusal;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ScopesRefused;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForeign;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Issuer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The errors of the OAuth endpoints (RFC 6749, 5.2; RFC 7009, 2.2; RFC 7662, 2.2 and 2.3). */
@Singleton
final class OAuthErrors extends RfcErrors {

  private static final Answer INACTIVE = noStore(Answer.json(200, "{\"active\":false}"));

  /** What every revocation is answered, whatever became of the token. */
  static final Answer REVOKED = noStore(Answer.json(200, "{}"));

  OAuthErrors(Issuer issuer) {
    super("oauth", List.of("/oauth2", MetadataController.PATH), issuer);
  }

  Answer refuse(IssueRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid(var problems) -> invalid(problems);
      case AuthenticationAmbiguous() -> ambiguous();
      case GrantTypeUnsupported() ->
          error(400, "unsupported_grant_type", "This grant type is not offered here.");
      case AuthenticationFailed _ -> unauthenticated();
      case GrantNotAllowed(), EnterpriseInactive(), CompanyInactive() -> unauthorized();
      case ResourceUnknown() ->
          error(
              400,
              "invalid_target",
              "A resource is not one that tokens can be meant for, or there are more than 8.");
      case ScopesRefused() ->
          error(400, "invalid_scope", "The scope is malformed, unknown, or not the client's.");
    };
  }

  /** A token that is not live is no error here, but an answer (RFC 7662, 2.2). */
  Answer refuse(ClientIntrospectRefusal refusal) {
    return switch (refusal) {
      case CallerRefusal caller -> unheard(caller);
      case TokenMissing() -> tokenMissing();
      case TokenMalformed(),
          TokenForged(),
          TokenExpired(),
          TokenRevoked(),
          TokenUnknown(),
          TokenForeign(),
          ClientDisabled(),
          EnterpriseInactive(),
          CompanyInactive() ->
          INACTIVE;
    };
  }

  /** A token that is not the client's to revoke is no error here (RFC 7009, 2.2). */
  Answer refuse(ClientRevokeRefusal refusal) {
    return switch (refusal) {
      case CallerRefusal caller -> unheard(caller);
      case TokenMissing() -> tokenMissing();
      case TokenMalformed(),
          TokenForged(),
          TokenExpired(),
          TokenRevoked(),
          TokenUnknown(),
          TokenForeign() ->
          REVOKED;
    };
  }

  private Answer unheard(CallerRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid(var problems) -> invalid(problems);
      case AuthenticationAmbiguous() -> ambiguous();
      case AuthenticationFailed _ -> unauthenticated();
      case CallerInactive() -> unauthorized();
    };
  }

  private Answer invalid(SequencedMap<String, FieldsInvalid.Problem> problems) {
    String description =
        problems.entrySet().stream()
            .map(problem -> sentence(problem.getKey(), problem.getValue()))
            .collect(Collectors.joining(" "));
    return error(400, "invalid_request", description);
  }

  /** The name is one of the standard's, not what was sent. */
  private static String sentence(String name, FieldsInvalid.Problem problem) {
    return switch (problem) {
      case MISSING -> "The parameter " + name + " is missing.";
      case NOT_A_STRING -> "The parameter " + name + " is not one plain text.";
    };
  }

  private Answer tokenMissing() {
    return error(400, "invalid_request", "The parameter token is missing.");
  }

  private Answer ambiguous() {
    return error(
        400, "invalid_request", "The client named itself or authenticated in more than one way.");
  }

  private Answer unauthenticated() {
    String description = "Client authentication failed.";
    return error(401, "invalid_client", description)
        .with(
            "WWW-Authenticate",
            "Basic realm=\"tollgate\", error=\"invalid_client\", error_description=\"%s\""
                .formatted(description));
  }

  private Answer unauthorized() {
    return error(400, "unauthorized_client", "The client is not authorized for this request.");
  }
}
