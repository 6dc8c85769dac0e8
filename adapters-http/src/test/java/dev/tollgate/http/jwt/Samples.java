package dev.tollgate.http.jwt;

import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.TokenId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A token and terms to sign it under. */
final class Samples {

  private Samples() {}

  static Token token(Instant issuedAt, Instant expiresAt) {
    return new Token(
        new TokenId("t1"),
        new RegistrationId("reg_1"),
        new ClientId("ci"),
        "cliquify",
        ScopeSet.of("z:last", "a:first"),
        List.of(),
        issuedAt,
        expiresAt,
        Optional.empty());
  }

  static TokenForm.Jwt form(
      SigningAlgorithm algorithm, Function<Token, Map<String, Object>> claims) {
    return new TokenForm.Jwt(algorithm, "JWT", claims);
  }
}
