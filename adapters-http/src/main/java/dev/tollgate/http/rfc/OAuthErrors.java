package dev.tollgate.http.rfc;

import dev.tollgate.domain.refusal.AuthenticationAmbiguous;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.CallerInactive;
import dev.tollgate.domain.refusal.ClientCredentialsRefusal;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.ClientIntrospectRefusal;
import dev.tollgate.domain.refusal.ClientRevokeRefusal;
import dev.tollgate.domain.refusal.CodeGrantRefusal;
import dev.tollgate.domain.refusal.CodeInvalid;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.RedirectUriMismatch;
import dev.tollgate.domain.refusal.RefreshGrantRefusal;
import dev.tollgate.domain.refusal.RefreshTokenInvalid;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ScopesRefused;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForeign;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRequestRefusal;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.UserInactive;
import dev.tollgate.domain.refusal.VerifierMismatch;
import dev.tollgate.http.CrossOrigin.Readers;
import dev.tollgate.http.Reply;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The errors of the OAuth endpoints (RFC 6749, 5.2; RFC 7009, 2.2; RFC 7662, 2.2 and 2.3). */
@Singleton
final class OAuthErrors extends RfcErrors {

  OAuthErrors() {
    super("oauth", List.of("/oauth2", MetadataController.PATH, MetadataController.OPENID_PATH));
  }

  @Override
  public Readers readers(String path) {
    return path.equals(MetadataController.PATH)
            || path.equals(MetadataController.OPENID_PATH)
            || path.equals(KeySetController.PATH)
        ? Readers.EVERYONE
        : Readers.REGISTERED;
  }

  /** A document that everybody may read, and keep for a while. */
  Reply published(String name, Object body) {
    return success(name, body)
        .with("Cache-Control", "public, max-age=60")
        .with("Vary", "Accept-Encoding");
  }

  Reply refuse(TokenRequestRefusal refusal) {
    return switch (refusal) {
      case AuthenticationAmbiguous() -> reply("issue-authentication-ambiguous");
      case FieldsInvalid(var problems) ->
          reply(
              switch (problems.firstEntry().getValue()) {
                case MISSING -> "issue-parameter-missing";
                case NOT_A_STRING -> "issue-parameter-not-plain";
              },
              factsOf(problems));
      case GrantTypeUnsupported() -> reply("issue-unsupported-grant-type");
    };
  }

  Reply refuse(ClientCredentialsRefusal refusal) {
    return switch (refusal) {
      case AuthenticationFailed _ -> reply("issue-invalid-client");
      case GrantNotAllowed() -> reply("issue-grant-not-allowed");
      case EnterpriseInactive() -> reply("issue-enterprise-inactive");
      case CompanyInactive() -> reply("issue-company-inactive");
      case ResourceUnknown() -> reply("issue-invalid-target");
      case ScopesRefused() -> reply("issue-invalid-scope");
    };
  }

  Reply refuse(CodeGrantRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid(var problems) ->
          reply(
              switch (problems.firstEntry().getValue()) {
                case MISSING -> "code-parameter-missing";
                case NOT_A_STRING -> "code-parameter-not-plain";
              },
              factsOf(problems));
      case AuthenticationFailed _ -> reply("code-invalid-client");
      case GrantNotAllowed() -> reply("code-grant-not-allowed");
      case CodeInvalid _ -> reply("code-invalid");
      case RedirectUriMismatch() -> reply("code-redirect-uri-mismatch");
      case VerifierMismatch() -> reply("code-verifier-mismatch");
      case UserInactive _ -> reply("code-user-inactive");
      case GrantRevoked() -> reply("code-grant-revoked");
      case EnterpriseInactive() -> reply("code-enterprise-inactive");
      case CompanyInactive() -> reply("code-company-inactive");
      case ResourceUnknown() -> reply("code-invalid-target");
    };
  }

  Reply refuse(RefreshGrantRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid(var problems) ->
          reply(
              switch (problems.firstEntry().getValue()) {
                case MISSING -> "refresh-parameter-missing";
                case NOT_A_STRING -> "refresh-parameter-not-plain";
              },
              factsOf(problems));
      case AuthenticationFailed _ -> reply("refresh-invalid-client");
      case GrantNotAllowed() -> reply("refresh-grant-not-allowed");
      case RefreshTokenInvalid _ -> reply("refresh-token-invalid");
      case UserInactive _ -> reply("refresh-user-inactive");
      case GrantRevoked() -> reply("refresh-grant-revoked");
      case EnterpriseInactive() -> reply("refresh-enterprise-inactive");
      case CompanyInactive() -> reply("refresh-company-inactive");
      case ResourceUnknown() -> reply("refresh-invalid-target");
      case ScopesRefused() -> reply("refresh-invalid-scope");
    };
  }

  /** A token that is not live is no error here, but an answer (RFC 7662, 2.2). */
  Reply refuse(ClientIntrospectRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid(var problems) ->
          reply(
              switch (problems.firstEntry().getValue()) {
                case MISSING -> "introspect-parameter-missing";
                case NOT_A_STRING -> "introspect-parameter-not-plain";
              },
              factsOf(problems));
      case AuthenticationAmbiguous() -> reply("introspect-authentication-ambiguous");
      case AuthenticationFailed _ -> reply("introspect-invalid-client");
      case CallerInactive() -> reply("introspect-caller-inactive");
      case TokenMissing() -> reply("introspect-token-missing");
      case TokenMalformed() -> reply("introspect-token-malformed");
      case TokenForged() -> reply("introspect-token-forged");
      case TokenExpired() -> reply("introspect-token-expired");
      case TokenRevoked() -> reply("introspect-token-revoked");
      case TokenUnknown _ -> reply("introspect-token-unknown");
      case TokenForeign() -> reply("introspect-token-foreign");
      case ClientDisabled() -> reply("introspect-client-disabled");
      case EnterpriseInactive() -> reply("introspect-enterprise-inactive");
      case CompanyInactive() -> reply("introspect-company-inactive");
      case UserInactive _ -> reply("introspect-user-inactive");
      case GrantRevoked() -> reply("introspect-grant-revoked");
    };
  }

  /** A token that the client cannot revoke is no error here (RFC 7009, 2.2). */
  Reply refuse(ClientRevokeRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid(var problems) ->
          reply(
              switch (problems.firstEntry().getValue()) {
                case MISSING -> "revoke-parameter-missing";
                case NOT_A_STRING -> "revoke-parameter-not-plain";
              },
              factsOf(problems));
      case AuthenticationAmbiguous() -> reply("revoke-authentication-ambiguous");
      case AuthenticationFailed _ -> reply("revoke-invalid-client");
      case CallerInactive() -> reply("revoke-caller-inactive");
      case TokenMissing() -> reply("revoke-token-missing");
      case TokenMalformed() -> reply("revoke-token-malformed");
      case TokenForged() -> reply("revoke-token-forged");
      case TokenExpired() -> reply("revoke-token-expired");
      case TokenRevoked() -> reply("revoke-token-revoked");
      case TokenUnknown _ -> reply("revoke-token-unknown");
      case TokenForeign() -> reply("revoke-token-foreign");
    };
  }

  /** The parameters that failed; their names are those of the standard, not what was sent. */
  static Map<String, Object> factsOf(SequencedMap<String, FieldsInvalid.Problem> problems) {
    return Map.of(
        "parameters",
        problems.entrySet().stream()
            .map(problem -> Reply.Row.of(problem.getValue(), Map.of("parameter", problem.getKey())))
            .toList());
  }
}
