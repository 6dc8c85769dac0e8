package dev.tollgate.application.issue;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.AuthorizationCodes.Exchange;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.refusal.CodeInvalid.Cause;
import java.time.Instant;
import java.util.Optional;

/** Authorization codes as each way to exchange them meets them. */
record Codes(AuthorizationCodes store) {

  /** The code in a request, if the contract issued it. */
  Optional<AuthorizationCode> find(Parameter code, ContractRules contract) {
    return code.text()
        .filter(AuthorizationCode.FORM::matches)
        .flatMap(text -> store.find(SecretDigest.of(text)))
        .filter(found -> found.contract().equals(contract.name()));
  }

  /** Why no client can exchange a code; empty if one can. */
  static Optional<Cause> flaw(AuthorizationCode code, Instant now) {
    if (code.spentAt().isPresent()) {
      return Optional.of(Cause.SPENT);
    }
    if (code.revokedAt().isPresent()) {
      return Optional.of(Cause.REVOKED);
    }
    return code.isExpired(now) ? Optional.of(Cause.EXPIRED) : Optional.empty();
  }

  /** Puts the tokens on record; false if somebody else exchanged the code meanwhile. */
  boolean exchange(AuthorizationCode code, UserTokens.Prepared prepared, Instant now) {
    return store.exchange(
        code.digest(),
        new Exchange(
            now,
            prepared.tokens().accessToken().token(),
            prepared.refreshToken(),
            UserTokens.keptUntil(prepared)));
  }
}
