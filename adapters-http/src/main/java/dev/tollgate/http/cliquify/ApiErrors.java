package dev.tollgate.http.cliquify;

import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.AccessRequestInvalid;
import dev.tollgate.domain.refusal.AudienceWrong;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.CompanyMissing;
import dev.tollgate.domain.refusal.DemandInvalid;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.ListRefusal;
import dev.tollgate.domain.refusal.PageInvalid;
import dev.tollgate.domain.refusal.ScopeMissing;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.UserInactive;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Reply;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The errors of the resources, of the guard for proxies, and of everything else under {@code
 * /oauth}.
 */
@Singleton
final class ApiErrors extends CliquifyErrors {

  ApiErrors() {
    super("api", List.of("/api", "/oauth", GuardController.PATH));
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
      case EnterpriseInactive() -> reply("api-enterprise-inactive");
      case AudienceWrong() -> reply("api-audience-wrong");
      case ScopeMissing(var _) -> reply("api-scope-missing");
      case CompanyMissing() -> reply("api-company-missing");
      case CompanyInactive() -> reply("api-company-inactive");
      case UserInactive _ -> reply("api-user-inactive");
      case GrantRevoked() -> reply("api-grant-revoked");
    };
  }

  Reply refuse(ListRefusal refusal) {
    return switch (refusal) {
      case PageInvalid(var problems) -> reply(nameOf(problems), factsOf(problems));
    };
  }

  /** The first problem has the name, the body has them all. */
  private static String nameOf(SequencedMap<String, PageInvalid.Problem> problems) {
    return switch (problems.firstEntry().getValue()) {
      case NOT_AN_INTEGER -> "api-page-not-an-integer";
      case BELOW_ONE -> "api-page-below-one";
      case ABOVE_HUNDRED -> "api-page-above-hundred";
    };
  }

  @Override
  Map<String, Object> factsOf(Fault.TooManyRequests tooMany) {
    return Map.of(
        "retry_after",
        tooMany.retryAfter(),
        "limit",
        tooMany.limit(),
        "reset_at",
        tooMany.resetAt());
  }
}
