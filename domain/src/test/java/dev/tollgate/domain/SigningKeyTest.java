package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final SigningKey OLD = aKey("k1", SigningAlgorithm.RS256, NOW.minusSeconds(60));

  @ParameterizedTest
  @EnumSource
  void everyAlgorithmIsReadFromItsName(SigningAlgorithm algorithm) {
    assertEquals(Optional.of(algorithm), SigningAlgorithm.parse(algorithm.toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "rs256", "EDDSA", "Ed25519", "HS256", "RS256 "})
  void nothingElseIsAnAlgorithm(String text) {
    assertEquals(Optional.empty(), SigningAlgorithm.parse(text));
  }

  @Test
  void theAlgorithmsHaveTheNamesOfTheStandard() {
    assertEquals(
        List.of("RS256", "ES256", "EdDSA"),
        List.of(SigningAlgorithm.values()).stream().map(Object::toString).toList());
  }

  @Test
  void theLastKeyToBeginSigns() {
    SigningKey middle = aKey("k0", SigningAlgorithm.RS256, NOW.minusSeconds(30));

    assertEquals(Optional.of(middle), signing(OLD, middle));
    assertEquals(Optional.of(middle), signing(middle, OLD));
  }

  @Test
  void aKeySignsFromTheVeryInstantAtWhichItBegins() {
    SigningKey next = aKey("k2", SigningAlgorithm.RS256, NOW);

    assertEquals(
        Optional.of(OLD),
        SigningKey.signing(List.of(OLD, next), SigningAlgorithm.RS256, NOW.minusMillis(1)));
    assertEquals(Optional.of(next), signing(OLD, next));
  }

  @Test
  void noKeySignsForAnotherAlgorithm() {
    SigningKey other = aKey("k2", SigningAlgorithm.ES256, NOW);

    assertEquals(Optional.of(OLD), signing(OLD, other));
    assertEquals(Optional.empty(), signing(other));
  }

  @Test
  void whereNoneHasBegunTheNextSigns() {
    SigningKey soon = aKey("k2", SigningAlgorithm.RS256, NOW.plusMillis(1));
    SigningKey later = aKey("k3", SigningAlgorithm.RS256, NOW.plusMillis(2));

    assertEquals(Optional.of(soon), signing(later, soon));
    assertEquals(Optional.empty(), signing());
  }

  @Test
  void ofTwoKeysThatBeginAtOnceAllNodesChooseTheSame() {
    SigningKey first = aKey("a", SigningAlgorithm.RS256, NOW);
    SigningKey second = aKey("b", SigningAlgorithm.RS256, NOW);

    assertEquals(Optional.of(second), signing(first, second));
    assertEquals(Optional.of(second), signing(second, first));
  }

  @Test
  void theTextOfAKeyTellsNothingOfItsPrivateHalf() {
    assertEquals("SigningKey[k1, RS256]", OLD.toString());
  }

  private static Optional<SigningKey> signing(SigningKey... keys) {
    return SigningKey.signing(List.of(keys), SigningAlgorithm.RS256, NOW);
  }

  private static SigningKey aKey(String kid, SigningAlgorithm algorithm, Instant signsFrom) {
    return new SigningKey(kid, algorithm, "{}", "sealed", signsFrom, signsFrom);
  }
}
