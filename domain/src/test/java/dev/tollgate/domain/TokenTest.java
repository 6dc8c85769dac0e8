package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenRevoked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenTest {

  private static final ResourceUri RESOURCE = new ResourceUri("https://api.example");
  private static final Instant ISSUED = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant END = ISSUED.plusSeconds(60);

  @Test
  void aTokenIsLiveUntilJustBeforeItsExpiry() {
    Token token = aToken(Optional.empty());

    assertEquals(Result.ok(token), token.live(ISSUED));
    assertEquals(Result.ok(token), token.live(END.minusNanos(1)));
  }

  @Test
  void theInstantOfExpiryItselfIsTooLate() {
    Token token = aToken(Optional.empty());

    assertEquals(Result.refused(new TokenExpired()), token.live(END));
  }

  @Test
  void aRevokedTokenIsNotLive() {
    Token token = aToken(Optional.of(ISSUED));

    assertEquals(Result.refused(new TokenRevoked()), token.live(ISSUED));
  }

  @Test
  void revokedIsSaidBeforeExpired() {
    Token token = aToken(Optional.of(ISSUED));

    assertEquals(Result.refused(new TokenRevoked()), token.live(END));
  }

  @Test
  void aRevokedTokenIsTheSameTokenWithItsEnd() {
    Token token = aToken(Optional.empty());

    Optional<Token> revoked = token.revoked(END);

    assertEquals(Optional.of(aToken(Optional.of(END))), revoked);
  }

  @Test
  void aTokenIsNotRevokedTwice() {
    Token token = aToken(Optional.of(ISSUED));

    assertEquals(Optional.empty(), token.revoked(END));
  }

  @Test
  void theAudienceOfATokenCannotBeChangedFromOutside() {
    List<ResourceUri> audience = new ArrayList<>(List.of(RESOURCE));
    Token token = aToken(audience, Optional.empty());

    audience.clear();

    assertEquals(List.of(RESOURCE), token.audience());
    assertThrows(UnsupportedOperationException.class, () -> token.audience().clear());
  }

  private static Token aToken(Optional<Instant> revokedAt) {
    return aToken(List.of(RESOURCE), revokedAt);
  }

  private static Token aToken(List<ResourceUri> audience, Optional<Instant> revokedAt) {
    return new Token(
        new TokenId("t1"),
        new RegistrationId("reg_1"),
        new ClientId("ci"),
        "cliquify",
        ScopeSet.EMPTY,
        audience,
        ISSUED,
        END,
        revokedAt);
  }
}
