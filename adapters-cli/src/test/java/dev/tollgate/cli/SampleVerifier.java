package dev.tollgate.cli;

import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.util.Optional;

/**
 * Takes {@code signed.ID} for a token that lives for another hour, {@code old.ID} for one whose
 * time has passed, and {@code forged.ID} for what it says.
 */
public final class SampleVerifier implements TokenVerifier {

  @Override
  public Result<Verified, TokenUnverified> verify(String text) {
    TokenId id = new TokenId(text.substring(text.indexOf('.') + 1));
    return switch (text.substring(0, text.indexOf('.'))) {
      case "signed" -> Result.ok(new Verified(id, Optional.empty(), Program.NOW.plusSeconds(3600)));
      case "old" -> Result.ok(new Verified(id, Optional.empty(), Program.NOW));
      case "forged" -> Result.refused(new TokenForged());
      default -> Result.refused(new TokenMalformed());
    };
  }
}
