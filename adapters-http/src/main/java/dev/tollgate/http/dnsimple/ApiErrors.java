package dev.tollgate.http.dnsimple;

import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.AccessRequestInvalid;
import dev.tollgate.domain.refusal.AudienceWrong;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.CompanyMissing;
import dev.tollgate.domain.refusal.DemandInvalid;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.ScopeMissing;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.UserInactive;
import dev.tollgate.http.Reply;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The errors of the API, and of the guard for proxies. */
@Singleton
final class ApiErrors extends DnsimpleErrors {

  ApiErrors() {
    super("api", List.of("/v2", GuardController.PATH));
  }

  Reply refuse(AccessRefusal refusal) {
    return switch (refusal) {
      case DemandInvalid() -> reply("api-demand-invalid");
      case AccessRequestInvalid() -> reply("api-access-request-invalid");
      case TokenMissing() -> reply("api-token-missing");
      case TokenMalformed() -> reply("api-token-malformed");
      case TokenForged() -> reply("api-token-forged");
      case TokenExpired() -> reply("api-token-expired");
      case TokenRevoked() -> reply("api-token-revoked");
      case TokenUnknown _ -> reply("api-token-unknown");
      case ClientDisabled() -> reply("api-client-disabled");
      case UserInactive _ -> reply("api-user-inactive");
      case GrantRevoked() -> reply("api-grant-revoked");
      case EnterpriseInactive() -> reply("api-enterprise-inactive");
      case CompanyInactive() -> reply("api-company-inactive");
      case CompanyMissing() -> reply("api-company-missing");
      case AudienceWrong() -> reply("api-audience-wrong");
      case ScopeMissing(var scopes) ->
          reply("api-scope-missing", Map.of("scope", scopes.toString()));
    };
  }
}
