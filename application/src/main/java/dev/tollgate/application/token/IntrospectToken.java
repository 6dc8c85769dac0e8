package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.IntrospectRefusal;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.TokenMissing;

/** Tells about a live token (RFC 7662). */
public final class IntrospectToken {

  private final LiveTokens liveTokens;

  public IntrospectToken(LiveTokens liveTokens) {
    this.liveTokens = liveTokens;
  }

  public Result<Token, IntrospectRefusal> introspect(Parameter token, Terms terms) {
    if (!(token instanceof Parameter.Text(String text))) {
      return Result.refused(new TokenMissing());
    }
    return switch (liveTokens.find(text, terms)) {
      case Result.Refused<LiveTokens.Live, NotLive>(NotLive refusal) -> Result.refused(refusal);
      case Result.Ok<LiveTokens.Live, NotLive>(LiveTokens.Live live) -> Result.ok(live.token());
    };
  }
}
