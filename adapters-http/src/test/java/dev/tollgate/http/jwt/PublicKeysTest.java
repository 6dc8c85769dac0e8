package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PublicKeysTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final TokenForm.Jwt FORM =
      Samples.form(
          SigningAlgorithm.RS256,
          token ->
              Map.of(
                  "jti",
                  token.id().value(),
                  "exp",
                  token.expiresAt().orElseThrow().getEpochSecond()));

  private final Keyring ring = Keyring.with(Keyring.FIRST);
  private final TokenVerifier verifier = JwtVerifier.withoutMasterKey(ring.store);

  private final Token token = Samples.token(NOW, NOW.plus(Duration.ofDays(30)));
  private final String text =
      new JwtSigner(ring.keys, new SignedTexts()).sign(token, FORM, List.of());

  private Result<TokenVerifier.Verified, TokenUnverified> verified() {
    return Result.ok(
        new TokenVerifier.Verified(token.id(), Optional.empty(), token.expiresAt().orElseThrow()));
  }

  @Test
  void aTokenIsVerifiedByThePublicHalvesAlone() {
    var result = verifier.verify(text);

    assertEquals(verified(), result);
  }

  @Test
  void aKeyThatIsAddedLaterCountsAtOnce() {
    Keyring other = Keyring.with(Keyring.SECOND);
    String foreign = new JwtSigner(other.keys, new SignedTexts()).sign(token, FORM, List.of());

    var before = verifier.verify(foreign);
    boolean _ = ring.store.add(Keyring.SECOND);
    var after = verifier.verify(foreign);

    assertEquals(Result.refused(new TokenForged()), before);
    assertEquals(verified(), after);
  }

  @Test
  void aKeyThatIsRetiredVerifiesNothingAnyMore() {
    boolean _ = ring.store.remove(Keyring.FIRST.kid());

    assertEquals(Result.refused(new TokenForged()), verifier.verify(text));
  }

  @Test
  void otherTextIsRefusedAsByTheServer() {
    char last = text.charAt(text.length() - 2);
    String changed =
        text.substring(0, text.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + text.substring(text.length() - 1);

    assertEquals(Result.refused(new TokenForged()), verifier.verify(changed));
    assertEquals(Result.refused(new TokenMalformed()), verifier.verify("a.b"));
    assertEquals(Result.refused(new TokenMalformed()), verifier.verify(""));
  }

  @Test
  void aStoreThatIsDownIsNeverAForgedToken() {
    ring.store.setDown(true);

    assertThrows(StoreUnavailable.class, () -> verifier.verify(text));
  }
}
