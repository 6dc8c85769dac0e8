package dev.tollgate.http.dnsimple;

import dev.tollgate.domain.refusal.AccountTokenRefusal;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.CodeInvalid;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.RedirectUriMismatch;
import dev.tollgate.domain.refusal.StateMismatch;
import dev.tollgate.domain.refusal.UserInactive;
import dev.tollgate.domain.refusal.VerifierMismatch;
import dev.tollgate.domain.refusal.VerifierMissing;
import dev.tollgate.http.Reply;
import jakarta.inject.Singleton;
import java.util.List;

/** The errors of the token endpoint. */
@Singleton
final class TokenErrors extends DnsimpleErrors {

  TokenErrors() {
    super("token", List.of(TokenController.PATH));
  }

  Reply refuse(AccountTokenRefusal refusal) {
    return switch (refusal) {
      case GrantTypeUnsupported() -> reply("token-unsupported-grant-type");
      case FieldsInvalid(var problems) ->
          reply(
              switch (problems.firstEntry().getValue()) {
                case MISSING -> "token-field-missing";
                case NOT_A_STRING -> "token-field-not-a-string";
              },
              factsOf(problems));
      case CodeInvalid _ -> reply("token-code-invalid");
      case UserInactive _ -> reply("token-user-inactive");
      case GrantRevoked() -> reply("token-grant-revoked");
      case EnterpriseInactive() -> reply("token-enterprise-inactive");
      case CompanyInactive() -> reply("token-company-inactive");
      case AuthenticationFailed _ -> reply("token-invalid-client");
      case RedirectUriMismatch() -> reply("token-redirect-uri-mismatch");
      case StateMismatch() -> reply("token-state-mismatch");
      case VerifierMissing() -> reply("token-verifier-missing");
      case VerifierMismatch() -> reply("token-verifier-mismatch");
    };
  }
}
