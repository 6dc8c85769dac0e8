package dev.tollgate.http.cliquify;

import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.IntrospectRefusal;
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

/** The errors of the introspection endpoint: a token that is not live is an error here. */
@Singleton
final class IntrospectErrors extends CliquifyErrors {

  IntrospectErrors() {
    super("introspect", List.of(IntrospectController.PATH));
  }

  Reply refuse(IntrospectRefusal refusal) {
    return switch (refusal) {
      case TokenMissing() -> reply("introspect-token-missing");
      case TokenMalformed() -> reply("introspect-token-malformed");
      case TokenForged() -> reply("introspect-token-forged");
      case TokenExpired() -> reply("introspect-token-expired");
      case TokenRevoked() -> reply("introspect-token-revoked");
      case TokenUnknown _ -> reply("introspect-token-unknown");
      case ClientDisabled() -> reply("introspect-client-disabled");
      case EnterpriseInactive() -> reply("introspect-enterprise-inactive");
      case CompanyInactive() -> reply("introspect-company-inactive");
      case UserInactive _ -> reply("introspect-user-inactive");
      case GrantRevoked() -> reply("introspect-grant-revoked");
    };
  }
}
