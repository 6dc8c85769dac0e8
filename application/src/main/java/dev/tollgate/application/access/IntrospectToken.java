package dev.tollgate.application.access;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.IntrospectRefusal;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.TokenMissing;

/** Introspects a token of a contract for its holder (RFC 7662). */
public final class IntrospectToken {

  private final LiveTokens liveTokens;

  public IntrospectToken(LiveTokens liveTokens) {
    this.liveTokens = liveTokens;
  }

  public Result<Token, IntrospectRefusal> introspect(Parameter token, ContractRules contract) {
    if (!(token instanceof Parameter.Text(String text))) {
      boolean _ = Check.TOKEN_SENT.fails(false, () -> Reasons.tokenMissing(token));
      return Result.refused(new TokenMissing());
    }
    Check.TOKEN_SENT.passed();
    return switch (liveTokens.find(text, contract)) {
      case Result.Refused<LiveToken, NotLive>(NotLive refusal) -> Result.refused(refusal);
      case Result.Ok<LiveToken, NotLive>(LiveToken live) -> Result.ok(live.token());
    };
  }
}
