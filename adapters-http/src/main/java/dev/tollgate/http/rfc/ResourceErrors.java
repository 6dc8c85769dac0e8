package dev.tollgate.http.rfc;

import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.AccessRequestInvalid;
import dev.tollgate.domain.refusal.AudienceWrong;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.CompanyMissing;
import dev.tollgate.domain.refusal.DemandInvalid;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.ScopeMissing;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Issuer;
import jakarta.inject.Singleton;
import java.util.List;

/** The errors of protected resources: a challenge, and the same in the body (RFC 6750, 3). */
@Singleton
final class ResourceErrors extends RfcErrors {

  ResourceErrors(Issuer issuer) {
    super("resource", List.of(GuardController.PATH), issuer);
  }

  Answer refuse(AccessRefusal refusal) {
    return switch (refusal) {
      case TokenMissing() -> empty(401).with(CHALLENGE, "Bearer realm=\"tollgate\"");
      case DemandInvalid() ->
          challenge(400, "invalid_request", "What the token is needed for cannot be read.", "");
      case AccessRequestInvalid() ->
          challenge(400, "invalid_request", "The token cannot be read, or was sent twice.", "");
      case TokenMalformed(),
          TokenForged(),
          TokenExpired(),
          TokenRevoked(),
          TokenUnknown(),
          ClientDisabled(),
          EnterpriseInactive(),
          CompanyInactive(),
          CompanyMissing(),
          AudienceWrong() ->
          challenge(
              401,
              "invalid_token",
              "The token is malformed, expired, revoked, or meant for another resource.",
              "");
      case ScopeMissing(ScopeSet required) ->
          challenge(
              403,
              "insufficient_scope",
              "The token lacks a scope that is needed here.",
              ", scope=\"" + required + "\"");
    };
  }

  private static final String CHALLENGE = "WWW-Authenticate";

  private static Answer challenge(int status, String code, String description, String more) {
    return Answer.json(status, body(code, description))
        .with(CHALLENGE, "Bearer error=\"" + code + "\"" + more);
  }

  private static String body(String code, String description) {
    return "{\"error\":\"" + code + "\",\"error_description\":\"" + description + "\"}";
  }

  @Override
  public Answer fail(Fault fault) {
    return fault instanceof Fault.NotFound
        ? Answer.json(404, body("not_found", "There is nothing at this path."))
        : super.fail(fault);
  }
}
