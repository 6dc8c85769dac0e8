package dev.tollgate.http.betteri18n;

import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.AccessRequestInvalid;
import dev.tollgate.domain.refusal.AccessTokenInvalid;
import dev.tollgate.domain.refusal.AudienceWrong;
import dev.tollgate.domain.refusal.AuthenticationAmbiguous;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CodeInvalid;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.CompanyMissing;
import dev.tollgate.domain.refusal.DemandInvalid;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotFound;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.InstallationRefusal;
import dev.tollgate.domain.refusal.OrganizationForeign;
import dev.tollgate.domain.refusal.ParameterInvalid;
import dev.tollgate.domain.refusal.PartnerTokenRefusal;
import dev.tollgate.domain.refusal.ProjectNotFound;
import dev.tollgate.domain.refusal.ProjectRefusal;
import dev.tollgate.domain.refusal.RedirectUriMismatch;
import dev.tollgate.domain.refusal.RefreshTokenInvalid;
import dev.tollgate.domain.refusal.ScopeMissing;
import dev.tollgate.domain.refusal.SlugTaken;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRequestRefusal;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.UserInactive;
import dev.tollgate.domain.refusal.VerifierMismatch;
import dev.tollgate.http.CrossOrigin.Readers;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The errors of the token endpoint, of grants and resources, and of the guard for proxies. */
@Singleton
final class ApiErrors extends Layer {

  ApiErrors() {
    super(
        "better-i18n", "api", List.of("/api/auth/mcp", "/api/oauth-client", GuardController.PATH));
  }

  @Override
  public Readers readers(String path) {
    return path.equals(TokenController.PATH) ? Readers.ANYONE : Readers.OWN;
  }

  @Override
  public Reply fail(Fault fault) {
    return plain(fault);
  }

  Reply refuse(TokenRequestRefusal refusal) {
    return switch (refusal) {
      case AuthenticationAmbiguous() -> reply("token-authentication-ambiguous");
      case FieldsInvalid _ -> reply("token-grant-type-missing");
      case GrantTypeUnsupported() -> reply("token-unsupported-grant-type");
    };
  }

  Reply refuse(PartnerTokenRefusal refusal) {
    return switch (refusal) {
      case FieldsInvalid _ -> reply("token-fields-invalid");
      case AuthenticationFailed _ -> reply("token-invalid-client");
      case EnterpriseInactive() -> reply("token-enterprise-inactive");
      case CodeInvalid _ -> reply("token-code-invalid");
      case RedirectUriMismatch() -> reply("token-redirect-uri-mismatch");
      case VerifierMismatch() -> reply("token-verifier-mismatch");
      case RefreshTokenInvalid _ -> reply("token-refresh-token-invalid");
    };
  }

  Reply refuse(RegistrationRefusal refusal) {
    return switch (refusal) {
      case RegistrationRefusal.Disabled() -> reply("registration-disabled");
    };
  }

  Reply refuse(InstallationRefusal refusal) {
    return switch (refusal) {
      case AccessTokenInvalid() -> reply("installation-access-token-invalid");
      case GrantNotFound() -> reply("installation-grant-not-found");
      case GrantRevoked() -> reply("installation-grant-revoked");
    };
  }

  Reply refuse(AccessRefusal refusal) {
    return switch (refusal) {
      case DemandInvalid() -> reply("access-demand-invalid");
      case AccessRequestInvalid() -> reply("access-request-invalid");
      case TokenMissing() -> reply("access-token-missing");
      case TokenMalformed() -> reply("access-token-malformed");
      case TokenForged() -> reply("access-token-forged");
      case TokenExpired() -> reply("access-token-expired");
      case TokenRevoked() -> reply("access-token-revoked");
      case TokenUnknown(TokenUnknown.Cause cause) ->
          switch (cause) {
            case NOT_ON_RECORD, CONTRACT_NOT_SERVED -> reply("access-token-unknown");
            case CLIENT_DELETED -> reply("access-client-deleted");
          };
      case ClientDisabled() -> reply("access-client-disabled");
      case EnterpriseInactive() -> reply("access-enterprise-inactive");
      case AudienceWrong() -> reply("access-audience-wrong");
      case ScopeMissing(ScopeSet required) ->
          reply("access-scope-missing", Map.of("required", required.toString()));
      case CompanyMissing() -> reply("access-company-missing");
      case CompanyInactive() -> reply("access-company-inactive");
      case UserInactive(UserInactive.Cause cause) ->
          switch (cause) {
            case NOT_FOUND -> reply("access-user-deleted");
            case DISABLED, NOT_A_MEMBER -> reply("access-user-inactive");
          };
      case GrantRevoked() -> reply("access-grant-revoked");
    };
  }

  Reply refuse(ProjectRefusal refusal) {
    return switch (refusal) {
      case ScopeMissing(ScopeSet required) ->
          reply("resource-scope-missing", Map.of("required", required.toString()));
      case OrganizationForeign() -> reply("resource-organization-foreign");
      case ProjectNotFound() -> reply("resource-project-not-found");
      case SlugTaken() -> reply("resource-slug-taken");
      case FieldsInvalid _ -> reply("resource-fields-invalid");
      case ParameterInvalid _ -> reply("resource-parameter-invalid");
    };
  }
}
