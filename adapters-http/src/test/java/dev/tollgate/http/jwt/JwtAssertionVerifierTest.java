package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.port.AssertionVerifier.Verified;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientAuthentication.ByKeys;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtAssertionVerifierTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
  private static final SigningKey KEY = Keyring.ELLIPTIC;
  private static final String CLAIMS =
      "{\"iss\":\"ci\",\"sub\":\"ci\",\"aud\":\"https://as\",\"jti\":\"j1\",\"exp\":1800000060}";
  private static final Result<Verified, Cause> PROVEN =
      Result.ok(new Verified("j1", Instant.ofEpochSecond(1_800_000_070)));
  private static final Result<Verified, Cause> FORGED = Result.refused(Cause.ASSERTION_FORGED);
  private static final Result<Verified, Cause> CLAIMS_WRONG =
      Result.refused(Cause.ASSERTION_CLAIMS);

  private static final Duration LEEWAY = Duration.ofSeconds(10);

  private final JwtAssertionVerifier verifier = new JwtAssertionVerifier(LEEWAY, System::nanoTime);

  static List<SigningKey> keys() {
    return List.of(Keyring.FIRST, Keyring.ELLIPTIC, Keyring.EDWARDS);
  }

  @Test
  void anAssertionOfEachAlgorithmProvesItsClient() {
    for (SigningKey key : keys()) {
      String assertion = Assertion.by(key, Assertion.header(key), CLAIMS);

      assertEquals(PROVEN, verify(assertion, Assertion.keySet(key)), key.toString());
      assertEquals(Optional.of(new ClientId("ci")), verifier.claimedBy(assertion));
    }
  }

  @Test
  void edwardsKeysSignUnderBothOfTheirNames() {
    SigningKey key = Keyring.EDWARDS;
    String header = Assertion.header(key).replace("EdDSA", "Ed25519");

    assertEquals(PROVEN, verify(Assertion.by(key, header, CLAIMS), Assertion.keySet(key)));
  }

  @Test
  void withoutAKeyIdAllKeysOfTheAlgorithmAreTried() {
    String set = Assertion.keySet(Keyring.EDWARDS, Keyring.FIRST, Keyring.SECOND);
    String header = "{\"alg\":\"RS256\"}";

    assertEquals(PROVEN, verify(Assertion.by(Keyring.SECOND, header, CLAIMS), set));
    assertEquals(FORGED, verify(Assertion.by(KEY, header.replace("RS", "ES"), CLAIMS), set));
  }

  @Test
  void noMoreThanTenKeysAreTried() {
    SealedKeyMaker maker = new SealedKeyMaker(Keyring.master());
    SigningKey[] keys = new SigningKey[11];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = maker.generate(SigningAlgorithm.EDDSA, NOW, NOW);
    }
    String set = Assertion.keySet(keys);

    assertEquals(PROVEN, verify(Assertion.by(keys[9], "{\"alg\":\"EdDSA\"}", CLAIMS), set));
    assertEquals(FORGED, verify(Assertion.by(keys[10], "{\"alg\":\"EdDSA\"}", CLAIMS), set));
    assertEquals(PROVEN, verify(Assertion.by(keys[10], Assertion.header(keys[10]), CLAIMS), set));
  }

  @Test
  void aKeyWithoutAnIdServesForAnyId() {
    String set = Assertion.keySet(KEY).replace("\"kid\":\"" + KEY.kid() + "\",", "");

    assertEquals(PROVEN, verify(Assertion.by(KEY, Assertion.header(KEY), CLAIMS), set));
  }

  @Test
  void anotherKeyThanTheClientsIsForged() {
    String header = Assertion.header(Keyring.FIRST);

    String assertion = Assertion.by(Keyring.SECOND, header, CLAIMS);

    assertEquals(FORGED, verify(assertion, Assertion.keySet(Keyring.FIRST)));
    assertEquals(FORGED, verify(assertion, Assertion.keySet(Keyring.SECOND)));
    assertEquals(FORGED, verify(assertion, Assertion.keySet(KEY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "RS256", "ES384", "PS256", "EdDSA", "", "es256"})
  void anotherAlgorithmThanTheKeysIsForged(String algorithm) {
    String header = Assertion.header(KEY).replace("ES256", algorithm);

    String assertion = Assertion.by(KEY, header, CLAIMS);

    assertEquals(FORGED, verify(assertion, Assertion.keySet(KEY)));
  }

  @Test
  void withoutASignatureNothingIsProven() {
    String unsigned = Assertion.encode("{\"alg\":\"none\"}") + "." + Assertion.encode(CLAIMS) + ".";

    assertEquals(FORGED, verify(unsigned, Assertion.keySet(KEY)));
    assertEquals(Optional.empty(), verifier.claimedBy(unsigned));
  }

  @ParameterizedTest
  @EnumSource(SigningAlgorithm.class)
  void theClientThatDoesNotExistHasProvenNothing(SigningAlgorithm algorithm) {
    SigningKey key =
        keys().stream().filter(it -> it.algorithm() == algorithm).findFirst().orElseThrow();
    String assertion = Assertion.by(key, Assertion.header(key), CLAIMS);

    assertEquals(FORGED, verify(assertion, Optional.empty()));
    assertEquals(FORGED, verify(assertion, Optional.of(new ClientAuthentication.None())));
    assertEquals(
        FORGED, verify(assertion, Optional.of(new ClientAuthentication.BySecret(List.of()))));
  }

  @Test
  void keysThatAreOfNoUseAreSaidToBe() {
    String assertion = Assertion.by(KEY, Assertion.header(KEY), CLAIMS);

    assertEquals(Result.refused(Cause.KEYS_UNUSABLE), verify(assertion, "{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "jwt", "client-authentication+jwt"})
  void theTypeMayBeThatOfAJwtOrOfAnAssertion(String type) {
    String header = Assertion.header(KEY).replace("{", "{\"typ\":\"" + type + "\",");

    assertEquals(PROVEN, verify(Assertion.by(KEY, header, CLAIMS), Assertion.keySet(KEY)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"typ\":\"at+jwt\"",
        "\"typ\":\"dpop+jwt\"",
        "\"crit\":[\"exp\"],\"exp\":1",
        "\"crit\":[]",
        "\"b64\":false",
        "\"jwk\":{}",
        "\"typ\":1",
        "\"kid\":1",
        "\"alg\":\"none\""
      })
  void anotherKindOfHeaderIsForged(String member) {
    String header = Assertion.header(KEY).replace("{", "{" + member + ",");

    assertEquals(FORGED, verify(Assertion.by(KEY, header, CLAIMS), Assertion.keySet(KEY)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"https://as/token\"",
        "[\"https://as\"]",
        "[\"https://as\",\"https://as/token\"]"
      })
  void theAudienceMayBeAnyOfOurs(String audience) {
    assertEquals(PROVEN, verify(CLAIMS.replace("\"https://as\"", audience)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"https://other\"",
        "\"https://as/\"",
        "[\"https://as\",\"https://other\"]",
        "[\"https://as\",null]",
        "[\"https://as\",1]",
        "[]",
        "null",
        "1",
        "\"\"",
        "{}"
      })
  void anyOtherAudienceIsRefused(String audience) {
    assertEquals(CLAIMS_WRONG, verify(CLAIMS.replace("\"https://as\"", audience)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sub\":\"ci\",\"aud\":\"https://as\",\"jti\":\"j1\",\"exp\":1800000060}",
        "{\"iss\":\"ci\",\"aud\":\"https://as\",\"jti\":\"j1\",\"exp\":1800000060}",
        "{\"iss\":\"ci\",\"sub\":\"c2\",\"aud\":\"https://as\",\"jti\":\"j1\",\"exp\":1800000060}",
        "{\"iss\":\"ci\",\"sub\":\"ci\",\"jti\":\"j1\",\"exp\":1800000060}",
        "{\"iss\":\"ci\",\"sub\":\"ci\",\"aud\":\"https://as\",\"exp\":1800000060}",
        "{\"iss\":\"ci\",\"sub\":\"ci\",\"aud\":\"https://as\",\"jti\":\"\",\"exp\":1800000060}",
        "{\"iss\":\"ci\",\"sub\":\"ci\",\"aud\":\"https://as\",\"jti\":1,\"exp\":1800000060}",
        "{\"iss\":\"ci\",\"sub\":\"ci\",\"aud\":\"https://as\",\"jti\":null,\"exp\":1800000060}",
        "{\"iss\":\"ci\",\"sub\":\"ci\",\"aud\":\"https://as\",\"jti\":\"j1\"}",
        "{\"iss\":\"ci\",\"iss\":\"ci\",\"sub\":\"ci\",\"aud\":\"https://as\",\"jti\":\"j1\",\"exp\":1800000060}",
        "{\"iss\":null,\"sub\":null,\"aud\":\"https://as\",\"jti\":\"j1\",\"exp\":1800000060}",
        "{ }",
        "{",
        "{\"iss\":\"ci\"}x"
      })
  void aMissingOrOddClaimIsRefused(String claims) {
    assertEquals(CLAIMS_WRONG, verify(claims));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1799999990",
        "1799999989",
        "1800003611",
        "0",
        "-1",
        "null",
        "\"1800000060\"",
        "true",
        "[]",
        "1e300",
        "9223372036854775807",
        "99999999999999999999999999"
      })
  void anExpiryThatIsPastOrFarAheadIsRefused(String expiry) {
    assertEquals(CLAIMS_WRONG, verify(CLAIMS.replace("1800000060", expiry)));
  }

  @Test
  void anExpiryMayBeAnHourAheadOnAClockThatIsTenSecondsAhead() {
    Result<Verified, Cause> verdict = verify(CLAIMS.replace("1800000060", "1800003610"));

    assertEquals(Result.ok(new Verified("j1", NOW.plusSeconds(3_620))), verdict);
  }

  @Test
  void anExpiryMayBePastByLessThanTheLeeway() {
    Result<Verified, Cause> verdict = verify(CLAIMS.replace("1800000060", "1799999991"));

    assertEquals(Result.ok(new Verified("j1", NOW.plusSeconds(1))), verdict);
  }

  @Test
  void withoutALeewayAllTimesAreExact() {
    JwtAssertionVerifier exact = new JwtAssertionVerifier(Duration.ZERO, System::nanoTime);

    for (String wrong : List.of("1800000000", "1800003601")) {
      assertEquals(CLAIMS_WRONG, verify(exact, CLAIMS.replace("1800000060", wrong)), wrong);
    }
    assertEquals(CLAIMS_WRONG, verify(exact, with("nbf", "1800000001")));
    assertEquals(
        Result.ok(new Verified("j1", NOW.plusSeconds(3_600))),
        verify(exact, CLAIMS.replace("1800000060", "1800003600")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nbf", "iat"})
  void aClockMayBeTenSecondsAhead(String claim) {
    assertEquals(PROVEN, verify(with(claim, "1800000010")));
    assertEquals(CLAIMS_WRONG, verify(with(claim, "1800000011")));
    assertEquals(CLAIMS_WRONG, verify(with(claim, "\"now\"")));
  }

  @Test
  void anIdMayHave255Characters() {
    String longest = "j".repeat(255);

    assertEquals(
        "j",
        verify(CLAIMS.replace("j1", longest))
            .fold(it -> it.id().substring(0, 1), cause -> cause.toString()));
    assertEquals(CLAIMS_WRONG, verify(CLAIMS.replace("j1", longest + "j")));
  }

  @Test
  void anAssertionCutShortOrChangedAnywhereIsForged() {
    String assertion = Assertion.by(KEY, Assertion.header(KEY), CLAIMS);

    for (int i = 0; i < assertion.length(); i++) {
      String cut = assertion.substring(0, i);
      char other = assertion.charAt(i) == 'A' ? 'B' : 'A';

      assertEquals(FORGED, verify(cut, Assertion.keySet(KEY)), cut);
      assertEquals(FORGED, verify(cut + other + assertion.substring(i + 1), Assertion.keySet(KEY)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "e30.e30.e30", "\0", "\ud800", "null"})
  void whatIsNoAssertionNamesNobody(String text) {
    assertEquals(FORGED, verify(text, Assertion.keySet(KEY)));
    assertEquals(Optional.empty(), verifier.claimedBy(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "null", "[]", "{}", "\"\"", "\"a b\"", "\"\\u0000\""})
  void anOddNameIsNobodys(String name) {
    String claims = CLAIMS.replace("\"sub\":\"ci\"", "\"sub\":" + name);

    String assertion = Assertion.by(KEY, Assertion.header(KEY), claims);

    assertEquals(Optional.empty(), verifier.claimedBy(assertion));
    assertEquals(CLAIMS_WRONG, verify(assertion, Assertion.keySet(KEY)));
  }

  private static String with(String claim, String value) {
    return CLAIMS.replace("}", ",\"" + claim + "\":" + value + "}");
  }

  private Result<Verified, Cause> verify(String claims) {
    return verify(Assertion.by(KEY, Assertion.header(KEY), claims), Assertion.keySet(KEY));
  }

  private Result<Verified, Cause> verify(String assertion, String jwks) {
    return verify(assertion, Optional.of(new ByKeys(jwks)));
  }

  private static Result<Verified, Cause> verify(JwtAssertionVerifier verifier, String claims) {
    return verifier.verify(
        Assertion.by(KEY, Assertion.header(KEY), claims),
        Optional.of(new ByKeys(Assertion.keySet(KEY))),
        Set.of("https://as"),
        NOW);
  }

  private Result<Verified, Cause> verify(
      String assertion, Optional<ClientAuthentication> authentication) {
    return verifier.verify(
        assertion, authentication, Set.of("https://as", "https://as/token"), NOW);
  }
}
