package dev.tollgate.http.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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

  private static final RSAKey RSA = rsa();
  private static final Duration LEEWAY = Duration.ofSeconds(10);

  private final JwtAssertionVerifier verifier = new JwtAssertionVerifier(LEEWAY, System::nanoTime);

  private static RSAKey rsa() {
    try {
      return new RSAKeyGenerator(2048).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

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
  void aKeySetOfSixteenKeysOfOneAlgorithmIsTriedCompletely() {
    SigningKey[] keys = keysOfOneAlgorithm(16);

    String assertion = Assertion.by(keys[15], "{\"alg\":\"EdDSA\"}", CLAIMS);

    assertEquals(PROVEN, verify(assertion, Assertion.keySet(keys)));
  }

  @Test
  void asManyKeysAreTriedForEveryClientAndForNobody() {
    CompactJws unnamed = jws("{\"alg\":\"EdDSA\"}");
    CompactJws named = jws("{\"alg\":\"EdDSA\",\"kid\":\"other\"}");

    for (int count : new int[] {0, 1, 16, 40}) {
      List<VerifyingKey> keys = ClientJwks.usable(Assertion.keySet(keysOfOneAlgorithm(count)));

      assertEquals(count, keys.size());
      assertEquals(16, JwtAssertionVerifier.tried(keys, unnamed, JwsAlgorithm.EDDSA).count());
      assertEquals(16, JwtAssertionVerifier.tried(keys, named, JwsAlgorithm.EDDSA).count());
    }
  }

  private static CompactJws jws(String header) {
    return CompactJws.parse(Assertion.by(Keyring.EDWARDS, header, CLAIMS)).orElseThrow();
  }

  private static SigningKey[] keysOfOneAlgorithm(int count) {
    SealedKeyMaker maker = new SealedKeyMaker(Keyring.master());
    SigningKey[] keys = new SigningKey[count];
    for (int i = 0; i < count; i++) {
      keys[i] = maker.generate(SigningAlgorithm.EDDSA, NOW, NOW);
    }
    return keys;
  }

  static List<String> algorithmsOfTheLibrary() {
    return JwtAssertionVerifier.algorithms().stream().filter(it -> !it.startsWith("Ed")).toList();
  }

  @ParameterizedTest
  @MethodSource("algorithmsOfTheLibrary")
  void everyAlgorithmOfTheMetadataProvesAClient(String name) throws JOSEException {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(name);
    JWK key =
        name.startsWith("ES")
            ? new ECKeyGenerator(Curve.forJWSAlgorithm(algorithm).iterator().next()).generate()
            : RSA;
    JWSObject signed = new JWSObject(new JWSHeader(algorithm), new Payload(CLAIMS));
    signed.sign(key instanceof ECKey ec ? new ECDSASigner(ec) : new RSASSASigner(RSA));

    String set = "{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}";

    assertEquals(PROVEN, verify(signed.serialize(), set));
    assertEquals(FORGED, verify(signed.serialize(), Optional.empty()));
    assertEquals(
        Result.refused(Cause.KEYS_UNUSABLE),
        verify(signed.serialize(), set.replace("\"kty\"", "\"alg\":\"ES256K\",\"kty\"")));
  }

  @Test
  void aKeyThatNamesItsAlgorithmServesNoOther() throws JOSEException {
    JWK key = new RSAKey.Builder(RSA).algorithm(JWSAlgorithm.PS256).build().toPublicJWK();
    String set = "{\"keys\":[" + key.toJSONString() + "]}";

    for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.PS256, JWSAlgorithm.RS256)) {
      JWSObject signed = new JWSObject(new JWSHeader(algorithm), new Payload(CLAIMS));
      signed.sign(new RSASSASigner(RSA));

      assertEquals(
          algorithm.equals(JWSAlgorithm.PS256) ? PROVEN : FORGED, verify(signed.serialize(), set));
    }
  }

  /** Libraries sign with either; that an assertion is good once is what its id is for. */
  @Test
  void anAssertionMayHaveEitherSpellingOfItsSignature() {
    String assertion = Assertion.by(KEY, Assertion.header(KEY), CLAIMS);

    assertEquals(PROVEN, verify(Spellings.withLowS(assertion), Assertion.keySet(KEY)));
  }

  static Stream<Arguments> bytesThatAreNotClaims() {
    return Stream.of(
        Arguments.of("FF FE", "fffe"),
        Arguments.of("an overlong form", "c0af"),
        Arguments.of("half a pair", "eda080"),
        Arguments.of("half a pair, escaped", HexFormat.of().formatHex("\\ud800".getBytes(UTF_8))));
  }

  @ParameterizedTest
  @MethodSource("bytesThatAreNotClaims")
  void bytesThatAreNotTextAreRefusedInHeadersAndClaims(String what, String hex) {
    byte[] claims = with("x", "\"?\"").getBytes(UTF_8);
    byte[] header = Assertion.header(KEY).replace("{", "{\"x\":\"?\",").getBytes(UTF_8);
    byte[] sound = Assertion.header(KEY).getBytes(UTF_8);

    assertEquals(PROVEN, verify(Assertion.by(KEY, header, claims), Assertion.keySet(KEY)));
    assertEquals(
        CLAIMS_WRONG,
        verify(Assertion.by(KEY, sound, replaced(claims, hex)), Assertion.keySet(KEY)),
        what);
    assertEquals(
        FORGED,
        verify(Assertion.by(KEY, replaced(header, hex), claims), Assertion.keySet(KEY)),
        what);
  }

  private static byte[] replaced(byte[] json, String hex) {
    return HexFormat.of().parseHex(HexFormat.of().formatHex(json).replace("3f", hex));
  }

  @Test
  void aByteOrderMarkBeforeClaimsIsRefused() {
    byte[] claims = ("\ufeff" + CLAIMS).getBytes(UTF_8);

    String assertion = Assertion.by(KEY, Assertion.header(KEY).getBytes(UTF_8), claims);

    assertEquals(FORGED, verify(assertion, Assertion.keySet(KEY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1,\"a\":2}", "[{\"a\":{\"b\":1,\"b\":1}}]"})
  void aRepeatedMemberIsRefusedAtAnyDepthOfTheClaims(String value) {
    assertEquals(CLAIMS_WRONG, verify(with("x", value)));
  }

  /** Times 1000, the first is a time in the near future modulo 2 to the power of 64. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "18446744075509552",
        "18446744073709551616",
        "9007199254740993",
        "253402300800",
        "1800000060000",
        "-18446744071909551",
        "1e18",
        "1e400",
        "1e-400",
        "1.8e999999999",
        "0e-999999999",
        "1800000060.0000000000000000000000000000001"
      })
  void aNumberThatIsNoTimeIsRefusedInEveryClaim(String number) {
    assertEquals(CLAIMS_WRONG, verify(CLAIMS.replace("1800000060", number)));
    assertEquals(CLAIMS_WRONG, verify(with("nbf", number)));
    assertEquals(CLAIMS_WRONG, verify(with("iat", number)));
  }

  @ParameterizedTest
  @CsvSource({
    "1800000060.5, 1800000060500",
    "1800000060.9999999, 1800000060999",
    "18000000.60e2, 1800000060000",
    "1.80000006e9, 1800000060000"
  })
  void aTimeMayHaveAFractionAndAnExponent(String number, long millis) {
    assertEquals(
        Result.ok(new Verified("j1", Instant.ofEpochMilli(millis).plus(LEEWAY))),
        verify(CLAIMS.replace("1800000060", number)));
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
  @ValueSource(
      strings = {"none", "HS256", "RS256", "ES384", "ES256K", "PS256", "EdDSA", "", "es256"})
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
