package dev.tollgate.http.cliquify;

import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.AccessRefusal;
import dev.tollgate.domain.refusal.AccessRequestInvalid;
import dev.tollgate.domain.refusal.AudienceWrong;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.CompanyMissing;
import dev.tollgate.domain.refusal.DemandInvalid;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.ListRefusal;
import dev.tollgate.domain.refusal.PageInvalid;
import dev.tollgate.domain.refusal.ScopeMissing;
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

/**
 * The errors of the resources, of the guard for proxies, and of everything else under {@code
 * /oauth}.
 */
@Singleton
final class ApiErrors extends CliquifyErrors {

  ApiErrors() {
    super("api", List.of("/api", "/oauth", GuardController.PATH));
  }

  Answer refuse(AccessRefusal refusal) {
    return switch (refusal) {
      case DemandInvalid() -> unreadable();
      case AccessRequestInvalid(),
          TokenMissing(),
          TokenMalformed(),
          TokenForged(),
          TokenExpired(),
          TokenRevoked(),
          TokenUnknown(),
          ClientDisabled(),
          EnterpriseInactive(),
          AudienceWrong() ->
          Answer.json(401, "{\"message\":\"Unauthenticated.\"}");
      case ScopeMissing(ScopeSet _) ->
          Answer.json(403, "{\"message\":\"Token does not have the required scope.\"}");
      case CompanyMissing(), CompanyInactive() ->
          Answer.json(404, "{\"message\":\"Company not found.\"}");
    };
  }

  Answer refuse(ListRefusal refusal) {
    return switch (refusal) {
      case PageInvalid(var problems) ->
          Answer.json(422, FieldMessages.map(problems, ApiErrors::message));
    };
  }

  private static String message(String field, PageInvalid.Problem problem) {
    return switch (problem) {
      case NOT_AN_INTEGER -> "The " + field + " field must be an integer.";
      case BELOW_ONE -> "The " + field + " field must be at least 1.";
      case ABOVE_HUNDRED -> "The " + field + " field must not be greater than 100.";
    };
  }

  @Override
  Answer unreadable() {
    return Answer.json(400, "{\"message\":\"The request could not be read.\"}");
  }

  @Override
  public Answer fail(Fault fault) {
    return routeFault(fault);
  }
}
