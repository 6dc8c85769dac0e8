package dev.tollgate.http.cliquify;

import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.IntrospectRefusal;
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

/** The errors of the introspection endpoint: a token that is not live is an error here. */
@Singleton
final class IntrospectErrors extends CliquifyErrors {

  IntrospectErrors() {
    super("introspect", List.of("/oauth/introspect"));
  }

  Answer refuse(IntrospectRefusal refusal) {
    return switch (refusal) {
      case TokenMissing() -> unreadable();
      case TokenMalformed(),
          TokenForged(),
          TokenExpired(),
          TokenRevoked(),
          TokenUnknown(),
          ClientDisabled(),
          EnterpriseInactive(),
          CompanyInactive() ->
          Answer.json(422, "{\"success\":false,\"message\":\"Invalid or expired token.\"}");
    };
  }

  /** Counts as a missing token. */
  @Override
  Answer unreadable() {
    return Answer.json(422, "{\"success\":false,\"message\":\"Token required.\"}");
  }

  @Override
  public Answer fail(Fault fault) {
    return endpointFault(fault);
  }
}
