package dev.tollgate.http.cliquify;

import dev.tollgate.domain.refusal.AuthenticationAmbiguous;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.IntrospectRefusal;
import dev.tollgate.domain.refusal.IssueRefusal;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ScopesRefused;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import jakarta.inject.Singleton;
import java.util.List;

/** The errors of the token endpoint: {@code success}, {@code message}, {@code details}. */
@Singleton
final class TokenErrors extends CliquifyErrors {

  TokenErrors() {
    super("token", List.of("/oauth/access-token"));
  }

  Answer refuse(IssueRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid(var problems) ->
          noStore(422, FieldMessages.map(problems, TokenErrors::message));
      case GrantTypeUnsupported() ->
          noStore(
              400,
              """
              {"success":false,"message":"The authorization grant type is not supported by the \
              authorization server.","details":{"error":"unsupported_grant_type",\
              "error_description":"The authorization grant type is not supported by the \
              authorization server.","hint":"Check that all required parameters have been provided",\
              "message":"The authorization grant type is not supported by the authorization \
              server."}}\
              """);
      case AuthenticationFailed _, GrantNotAllowed _ ->
          noStore(
              401,
              """
              {"success":false,"message":"Client authentication failed. Check client ID/secret.",\
              "details":{"error":"invalid_client",\
              "error_description":"Client authentication failed",\
              "message":"Client authentication failed"}}\
              """);
      case EnterpriseInactive(), CompanyInactive() ->
          noStore(403, "{\"success\":false,\"message\":\"Inactive enterprise.\"}");
      case AuthenticationAmbiguous(), ResourceUnknown(), ScopesRefused() -> noStore(unreadable());
    };
  }

  private static String message(String field, FieldsInvalid.Problem problem) {
    return switch (problem) {
      case MISSING -> "The " + field + " field is required.";
      case NOT_A_STRING -> "The " + field + " field must be a string.";
    };
  }

  /** What a bearer token that came along was found to be. */
  Answer refuse(IntrospectRefusal refusal) {
    return switch (refusal) {
      case TokenMissing(),
          TokenMalformed(),
          TokenForged(),
          TokenExpired(),
          TokenRevoked(),
          TokenUnknown(),
          ClientDisabled(),
          EnterpriseInactive(),
          CompanyInactive() ->
          noStore(
              400,
              """
              {"success":false,"message":"Access token invalid or expired.",\
              "details":{"error":"invalid_token",\
              "error_description":"Access token invalid or expired",\
              "message":"Access token invalid or expired"}}\
              """);
    };
  }

  @Override
  Answer unreadable() {
    return Answer.json(
        400,
        """
        {"success":false,"message":"The request body could not be read.",\
        "details":{"error":"invalid_request",\
        "error_description":"The request body could not be read",\
        "message":"The request body could not be read"}}\
        """);
  }

  @Override
  public Answer fail(Fault fault) {
    return noStore(endpointFault(fault));
  }

  private static Answer noStore(int status, String body) {
    return noStore(Answer.json(status, body));
  }

  private static Answer noStore(Answer answer) {
    return answer.with("Cache-Control", "no-store").with("Pragma", "no-cache");
  }
}
