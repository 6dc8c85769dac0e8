package dev.tollgate.http.cliquify;

import dev.tollgate.domain.refusal.AuthenticationAmbiguous;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.ClientCredentialsRefusal;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.IntrospectRefusal;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ScopesRefused;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRequestRefusal;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.UserInactive;
import dev.tollgate.http.Reply;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.SequencedMap;

/** The errors of the token endpoint: {@code success}, {@code message}, {@code details}. */
@Singleton
final class TokenErrors extends CliquifyErrors {

  TokenErrors() {
    super("token", List.of(TokenController.PATH));
  }

  Reply refuse(TokenRequestRefusal refusal) {
    return switch (refusal) {
      case AuthenticationAmbiguous() -> reply("token-authentication-ambiguous");
      case FieldsInvalid(var problems) -> reply(nameOf(problems), factsOf(problems));
      case GrantTypeUnsupported() -> reply("token-unsupported-grant-type");
    };
  }

  Reply refuse(ClientCredentialsRefusal refusal) {
    return switch (refusal) {
      case AuthenticationFailed _ -> reply("token-invalid-client");
      case GrantNotAllowed() -> reply("token-grant-not-allowed");
      case EnterpriseInactive() -> reply("token-enterprise-inactive");
      case CompanyInactive() -> reply("token-company-inactive");
      case ResourceUnknown() -> reply("token-resource-unknown");
      case ScopesRefused() -> reply("token-scopes-refused");
    };
  }

  /** The first problem has the name, the body has them all. */
  private static String nameOf(SequencedMap<String, FieldsInvalid.Problem> problems) {
    return switch (problems.firstEntry().getValue()) {
      case MISSING -> "token-fields-missing";
      case NOT_A_STRING -> "token-field-not-a-string";
    };
  }

  /** What a bearer token that came along was found to be. */
  Reply refuse(IntrospectRefusal refusal) {
    return switch (refusal) {
      case TokenMissing() -> reply("token-bearer-token-missing");
      case TokenMalformed() -> reply("token-bearer-token-malformed");
      case TokenForged() -> reply("token-bearer-token-forged");
      case TokenExpired() -> reply("token-bearer-token-expired");
      case TokenRevoked() -> reply("token-bearer-token-revoked");
      case TokenUnknown _ -> reply("token-bearer-token-unknown");
      case ClientDisabled() -> reply("token-bearer-client-disabled");
      case EnterpriseInactive() -> reply("token-bearer-enterprise-inactive");
      case CompanyInactive() -> reply("token-bearer-company-inactive");
      case UserInactive _ -> reply("token-bearer-user-inactive");
      case GrantRevoked() -> reply("token-bearer-grant-revoked");
    };
  }
}
