package dev.tollgate.http.rfc;

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
import dev.tollgate.http.CrossOrigin.Readers;
import dev.tollgate.http.Reply;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The errors of protected resources: a challenge, and the same in the body (RFC 6750, 3). */
@Singleton
final class ResourceErrors extends RfcErrors {

  ResourceErrors() {
    super("resource", List.of(GuardController.PATH, UserinfoController.PATH));
  }

  @Override
  public Readers readers(String path) {
    return path.equals(UserinfoController.PATH) ? Readers.REGISTERED : Readers.OWN;
  }

  Reply refuse(AccessRefusal refusal) {
    return switch (refusal) {
      case TokenMissing() -> reply("resource-token-missing");
      case DemandInvalid() -> reply("resource-demand-invalid");
      case AccessRequestInvalid() -> reply("resource-access-request-invalid");
      case TokenMalformed() -> reply("resource-token-malformed");
      case TokenForged() -> reply("resource-token-forged");
      case TokenExpired() -> reply("resource-token-expired");
      case TokenRevoked() -> reply("resource-token-revoked");
      case TokenUnknown _ -> reply("resource-token-unknown");
      case ClientDisabled() -> reply("resource-client-disabled");
      case EnterpriseInactive() -> reply("resource-enterprise-inactive");
      case CompanyInactive() -> reply("resource-company-inactive");
      case UserInactive _ -> reply("resource-user-inactive");
      case GrantRevoked() -> reply("resource-grant-revoked");
      case CompanyMissing() -> reply("resource-company-missing");
      case AudienceWrong() -> reply("resource-audience-wrong");
      case ScopeMissing(var required) ->
          reply("resource-insufficient-scope", Map.of("scope", required.toString()));
    };
  }
}
