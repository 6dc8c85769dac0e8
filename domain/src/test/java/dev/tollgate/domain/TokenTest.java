package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenTest {

  private static final Instant ISSUED = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant END = ISSUED.plusSeconds(60);

  @Test
  void aTokenIsLiveUntilJustBeforeItsExpiry() {
    Token token = aToken(Optional.empty());

    assertEquals(Result.ok(token), token.live("cliquify", ISSUED));
    assertEquals(Result.ok(token), token.live("cliquify", END.minusNanos(1)));
  }

  @Test
  void theInstantOfExpiryItselfIsTooLate() {
    Token token = aToken(Optional.empty());

    assertEquals(Result.refused(new TokenExpired()), token.live("cliquify", END));
  }

  @Test
  void aRevokedTokenIsNotLive() {
    Token token = aToken(Optional.of(ISSUED));

    assertEquals(Result.refused(new TokenRevoked()), token.live("cliquify", ISSUED));
  }

  @Test
  void revokedIsSaidBeforeExpired() {
    Token token = aToken(Optional.of(ISSUED));

    assertEquals(Result.refused(new TokenRevoked()), token.live("cliquify", END));
  }

  @Test
  void toAnotherContractTheTokenIsUnknownWhateverItsState() {
    Token live = aToken(Optional.empty());
    Token revoked = aToken(Optional.of(ISSUED));

    assertEquals(Result.refused(new TokenUnknown()), live.live("Cliquify", ISSUED));
    assertEquals(Result.refused(new TokenUnknown()), live.live("rfc", END));
    assertEquals(Result.refused(new TokenUnknown()), revoked.live("rfc", ISSUED));
  }

  private static Token aToken(Optional<Instant> revokedAt) {
    return new Token(
        new TokenId("t1"),
        new RegistrationId("reg_1"),
        new ClientId("ci"),
        "cliquify",
        ScopeSet.EMPTY,
        ISSUED,
        END,
        revokedAt);
  }
}
