package dev.tollgate.http.cliquify;

import dev.tollgate.domain.refusal.RevokeRefusal;
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

/** The errors of the revocation endpoint, which tells a token that is not on record from others. */
@Singleton
final class RevokeErrors extends CliquifyErrors {

  RevokeErrors() {
    super("revoke", List.of("/oauth/revoke"));
  }

  Answer refuse(RevokeRefusal refusal) {
    return switch (refusal) {
      case TokenMissing() -> unreadable();
      case TokenMalformed(), TokenForged(), TokenExpired(), TokenRevoked() ->
          Answer.json(422, "{\"success\":false,\"message\":\"Invalid or expired token.\"}");
      case TokenUnknown() ->
          Answer.json(422, "{\"success\":false,\"message\":\"Token not found.\"}");
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
