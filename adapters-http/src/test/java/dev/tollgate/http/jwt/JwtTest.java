package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.port.TokenVerifier.Verified;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtTest {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final Instant ISSUED = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant END = Instant.parse("2026-01-31T12:00:00Z");
  private static final TokenForm.Jwt FORM = Samples.form(SigningAlgorithm.RS256, JwtTest::claims);
  private static final String KID = Keyring.FIRST.kid();
  private static final String HEADER =
      "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + KID + "\"}";
  private static final String CLAIMS =
      "{\"sub\":\"ci\",\"jti\":\"t1\",\"exp\":" + END.getEpochSecond() + "}";
  private static final Result<Verified, TokenUnverified> MALFORMED =
      Result.refused(new TokenMalformed());
  private static final Result<Verified, TokenUnverified> FORGED = Result.refused(new TokenForged());

  private final Keyring ring = Keyring.with(Keyring.FIRST, Keyring.ELLIPTIC, Keyring.EDWARDS);
  private final JwtVerifier verifier = new JwtVerifier(ring.keys, new SignedTexts());

  @Test
  void theHeaderOfATokenIsThePublishedOneInItsOrder() {
    String header = part(signed(), 0);

    assertEquals("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + KID + "\"}", header);
  }

  @ParameterizedTest
  @EnumSource(SigningAlgorithm.class)
  void theHeaderNamesTheAlgorithmAsTheStandardDoes(SigningAlgorithm algorithm) {
    String header = part(signed(algorithm), 0);

    assertTrue(header.contains("\"alg\":\"" + algorithm + "\""), header);
  }

  @Test
  void theKeyKeepsHowLongTheTokenLives() {
    String _ = signed();

    assertEquals(Duration.ofDays(30), ring.store.kept().getFirst().longestLifetime());
    assertEquals(Duration.ZERO, ring.store.kept().get(1).longestLifetime());
  }

  @Test
  void theClaimsOfATokenAreThoseOfTheContractInItsOrder() {
    String claims = part(signed(), 1);

    assertEquals(
        "{\"sub\":\"ci\",\"exp\":1769860800,\"jti\":\"t1\",\"scopes\":[\"z:last\",\"a:first\"]}",
        claims);
  }

  @ParameterizedTest
  @EnumSource(SigningAlgorithm.class)
  void whatWasSignedHereIsVerified(SigningAlgorithm algorithm) {
    assertEquals(verified(), verifier.verify(signed(algorithm)));
    assertEquals(verified(), JwtVerifier.withoutMasterKey(ring.store).verify(signed(algorithm)));
  }

  @ParameterizedTest
  @EnumSource(SigningAlgorithm.class)
  void aChangedSignatureIsRefusedWhateverItsAlgorithm(SigningAlgorithm algorithm) {
    String token = signed(algorithm);
    int start = token.lastIndexOf('.') + 1;

    for (int i = start; i < token.length(); i++) {
      char other = ALPHABET.charAt((ALPHABET.indexOf(token.charAt(i)) + 7) % 64);

      assertRefused(token.substring(0, i) + other + token.substring(i + 1));
      assertRefused(token.substring(0, i));
    }
    assertRefused(token.substring(0, start) + encode(new byte[64]));
  }

  @Test
  void aTokenThatWasVerifiedIsForgedOnceItsKeyIsGone() {
    String token = signed();

    Result<Verified, TokenUnverified> before = verifier.verify(token);
    boolean _ = ring.store.remove(KID);
    ring.nanos.addAndGet(Duration.ofSeconds(1).toNanos());

    assertEquals(verified(), before);
    assertEquals(FORGED, verifier.verify(token));
  }

  @Test
  void ofATokenThatWasVerifiedNoOtherTextIsVerified() {
    String token = signed();

    assertEquals(verified(), verifier.verify(token));

    assertRefused(token + "=");
    assertRefused(token.substring(0, token.length() - 1));
    assertEquals(verified(), verifier.verify(token));
  }

  @Test
  void anEllipticSignatureIsLowAndItsOtherSpellingIsRefused() {
    for (int i = 0; i < 64; i++) {
      String token = signed(SigningAlgorithm.ES256);

      assertTrue(Spellings.isLow(token), token);
      assertEquals(verified(), verifier.verify(token));
      assertRefused(Spellings.withLowS(token));
    }
  }

  @Test
  void anEdwardsSignatureThatIsNotReducedIsRefused() {
    String token = signed(SigningAlgorithm.EDDSA);

    assertEquals(verified(), verifier.verify(token));
    assertRefused(Spellings.withLargerS(token));
  }

  @Test
  void anRsaSignatureThatIsNotReducedIsRefused() throws GeneralSecurityException {
    RSAPublicKey key = (RSAPublicKey) VerifyingKey.of(Keyring.FIRST).key();
    BigInteger larger = BigInteger.ZERO;
    byte[] input = {};
    for (int i = 0; larger.signum() == 0 || larger.bitLength() > 2048; i++) {
      input = Integer.toString(i).getBytes(StandardCharsets.US_ASCII);
      PrivateKey half = ring.keys.signing(SigningAlgorithm.RS256).privateKey();
      larger =
          new BigInteger(1, Signatures.sign(SigningAlgorithm.RS256, half, input))
              .add(key.getModulus());
    }
    byte[] bytes = larger.toByteArray();
    byte[] signature = Arrays.copyOfRange(bytes, bytes.length - 256, bytes.length);

    for (JwsAlgorithm algorithm : List.of(JwsAlgorithm.RS256, JwsAlgorithm.PS256)) {
      assertFalse(Signatures.verify(algorithm, key, input, signature));
    }
  }

  @ParameterizedTest
  @EnumSource(SigningAlgorithm.class)
  void aSignatureThatIsPaddedOrCutIsRefused(SigningAlgorithm algorithm) {
    String token = signed(algorithm);
    byte[] signature = Spellings.signature(token);
    byte[] before = new byte[signature.length + 1];
    System.arraycopy(signature, 0, before, 1, signature.length);

    assertRefused(Spellings.with(token, before));
    assertRefused(Spellings.with(token, Arrays.copyOf(signature, signature.length + 1)));
    assertRefused(Spellings.with(token, Arrays.copyOf(signature, signature.length - 1)));
    assertRefused(Spellings.with(token, Arrays.copyOfRange(signature, 1, signature.length)));
    assertRefused(token + "=");
    assertRefused(token + "\n");
  }

  @ParameterizedTest
  @EnumSource(SigningAlgorithm.class)
  void aKeyIsRefusedUnderTheAlgorithmOfAnother(SigningAlgorithm algorithm) {
    String token = signed(algorithm);
    String rest = token.substring(token.indexOf('.'));

    for (String other : List.of("RS256", "ES256", "EdDSA", "Ed25519", "HS256", "none")) {
      if (!other.equals(algorithm.toString())) {
        String header = part(token, 0).replace("\"" + algorithm + "\"", "\"" + other + "\"");

        assertRefused(encode(header) + rest);
      }
    }
  }

  @Test
  void anyHeaderThatOurKeySignedIsVerifiedByItsKeyIdAndAlgorithm() {
    assertEquals(verified(), verifier.verify(ours(HEADER, CLAIMS)));
    assertEquals(
        verified(), verifier.verify(ours("{\"kid\":\"" + KID + "\",\"alg\":\"RS256\"}", CLAIMS)));
  }

  @Test
  void aTokenOfAnOlderKeyIsStillVerified() {
    String token = signed();
    Keyring rotated = Keyring.with(Keyring.FIRST, Keyring.SECOND);

    assertEquals(verified(), new JwtVerifier(rotated.keys, new SignedTexts()).verify(token));
    assertNotEquals(
        part(token, 0),
        part(new JwtSigner(rotated.keys, new SignedTexts()).sign(aToken(), FORM, List.of()), 0));
  }

  @Test
  void aSignatureThatTakesLongIsNoWorkForAnEventLoop() {
    assertEquals(Optional.empty(), Waiting.hold(() -> signed(SigningAlgorithm.RS256)));
    assertTrue(Waiting.hold(() -> signed(SigningAlgorithm.ES256)).isPresent());
  }

  @Test
  void theSignatureOfATextThatThisServerSignedIsNotVerifiedAnew() {
    SignedTexts signed = new SignedTexts();
    String broken = signed() + "AA";
    signed.add(SecretDigest.of(broken));

    assertEquals(verified(), new JwtVerifier(ring.keys, signed).verify(broken));
    assertEquals(FORGED, new JwtVerifier(ring.keys, signed).verify(signed() + "AE"));
  }

  @Test
  void aTextThatThisServerSignedIsRefusedOnceItsKeyIsRetired() {
    SignedTexts signed = new SignedTexts();
    String token =
        new JwtSigner(ring.keys, signed)
            .sign(aToken(), Samples.form(SigningAlgorithm.RS256, JwtTest::claims), List.of());
    Keyring others = Keyring.with(Keyring.SECOND);

    assertEquals(verified(), new JwtVerifier(ring.keys, signed).verify(token));
    assertEquals(FORGED, new JwtVerifier(others.keys, signed).verify(token));
  }

  @Test
  void aTokenCutShortAnywhereIsRefused() {
    String token = signed();

    for (int i = 0; i < token.length(); i++) {
      assertRefused(token.substring(0, i));
      assertRefused(token.substring(i + 1));
    }
  }

  @Test
  void aTokenThatIsChangedInAnyCharacterIsRefused() {
    String token = signed();

    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      char recased = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
      for (char other : new char[] {recased, ALPHABET.charAt((i + 7) % 64), '.', '=', ' ', '\0'}) {
        if (other != c) {
          assertRefused(token.substring(0, i) + other + token.substring(i + 1));
        }
      }
    }
  }

  @Test
  void theUnusedBitsOfTheLastCharacterMustBeZero() {
    String token = signed();
    int last = ALPHABET.indexOf(token.charAt(token.length() - 1));
    assertEquals(0, last % 16, "256 bytes leave four bits unused");

    for (int bits = 1; bits < 16; bits++) {
      String other = token.substring(0, token.length() - 1) + ALPHABET.charAt(last + bits);

      assertEquals(MALFORMED, verifier.verify(other), other);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"%s=", "%s==", " %s", "%s ", "%s\n", "\0%s", "%s.", ".%s", "%s.e30", "\ufeff%s"})
  void aTokenWithAnythingAroundItIsMalformed(String form) {
    assertEquals(MALFORMED, verifier.verify(form.formatted(signed())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "...",
        "a.b.c",
        "a..c",
        "e30.e30.e30",
        "e30.e30.",
        "null",
        "\0",
        "\ud800",
        "W10.W10.AAAA",
        "bnVsbA.e30.AAAA"
      })
  void whatIsNoTokenIsMalformed(String text) {
    assertEquals(MALFORMED, verifier.verify(text));
  }

  @Test
  void anOverlongTextIsMalformed() {
    String token = signed();

    assertEquals(MALFORMED, verifier.verify("a".repeat(100_000)));
    assertEquals(MALFORMED, verifier.verify(token + "A".repeat(100_000)));
    assertEquals(
        MALFORMED, verifier.verify(ours(HEADER, "{\"x\":\"" + "y".repeat(100_000) + "\"}")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", ""})
  void theAlgorithmNoneIsRefused(String algorithm) {
    String header = "{\"typ\":\"JWT\",\"alg\":\"" + algorithm + "\",\"kid\":\"" + KID + "\"}";

    assertRefused(encode(header) + "." + encode(CLAIMS) + ".");
    assertRefused(encode(header) + "." + encode(CLAIMS) + ".AA");
    assertRefused(ours(header, CLAIMS));
  }

  @ParameterizedTest
  @MethodSource("publicKeyTexts")
  void ourPublicKeyIsNoSharedSecret(byte[] secret) throws GeneralSecurityException {
    String header = HEADER.replace("RS256", "HS256");
    String input = encode(header) + "." + encode(CLAIMS);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));

    String token = input + "." + encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));

    assertEquals(FORGED, verifier.verify(token));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "RS512", "PS256", "ES256", "EdDSA", "rs256", "A128GCM", "x"})
  void anotherAlgorithmThanTheKeysIsRefused(String algorithm) {
    assertRefused(ours(HEADER.replace("RS256", algorithm), CLAIMS));
  }

  @ParameterizedTest
  @CsvSource({"RS384, SHA384withRSA", "RS512, SHA512withRSA"})
  void aKeyVerifiesNoAlgorithmButItsOwn(String algorithm, String signature) {
    String header = HEADER.replace("RS256", algorithm);

    assertEquals(FORGED, verifier.verify(jws(header, CLAIMS, privateKey(ring), signature)));
  }

  @Test
  void anotherKeyUnderOurKeyIdIsForged() {
    PrivateKey other = privateKey(Keyring.with(Keyring.SECOND));

    assertEquals(FORGED, verifier.verify(jws(HEADER, CLAIMS, other)));
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotUsed() {
    PrivateKey other = privateKey(Keyring.with(Keyring.SECOND));
    String header =
        "{\"alg\":\"RS256\",\"kid\":\"%s\",\"jwk\":%s}".formatted(KID, Keyring.SECOND.publicJwk());

    assertEquals(FORGED, verifier.verify(jws(header, CLAIMS, other)));
    assertEquals(FORGED, verifier.verify(jws(header.replace(KID, "mine"), CLAIMS, other)));
  }

  @Test
  void withoutAKeyIdOrWithAnUnknownOneATokenIsForged() {
    assertEquals(FORGED, verifier.verify(ours("{\"typ\":\"JWT\",\"alg\":\"RS256\"}", CLAIMS)));
    assertEquals(FORGED, verifier.verify(ours(HEADER.replace(KID, "unknown"), CLAIMS)));
    assertEquals(FORGED, verifier.verify(ours(HEADER.replace(KID, ""), CLAIMS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"crit\":[\"exp\"],\"exp\":1", "\"crit\":[\"x\"],\"x\":1"})
  void anExtensionThatMustBeUnderstoodIsRefused(String extension) {
    String header = HEADER.substring(0, HEADER.length() - 1) + "," + extension + "}";

    assertRefused(ours(header, CLAIMS));
  }

  @Test
  void aSignatureOverOtherClaimsIsForged() {
    String[] token = signed().split("\\.", 3);
    String others = encode(CLAIMS.replace("t1", "t2"));

    assertEquals(FORGED, verifier.verify(token[0] + "." + others + "." + token[2]));
  }

  @Test
  void aSignatureOfAnyOtherLengthIsForged() {
    String input = encode(HEADER) + "." + encode(CLAIMS);

    for (int length : new int[] {1, 32, 64, 255, 257, 512, 4_096}) {
      assertEquals(
          FORGED, verifier.verify(input + "." + encode(new byte[length])), "length " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":1}",
        "{\"alg\":null}",
        "{\"alg\":\"RS256\",\"kid\":1}",
        "{\"alg\":\"RS256\",\"kid\":null}",
        "{\"alg\":\"RS256\",\"kid\":{}}",
        "{\"alg\":\"RS256\",\"typ\":1}",
        "{\"alg\":\"RS256\",\"crit\":1}",
        "{\"alg\":\"RS256\",\"crit\":[1]}",
        "{\"alg\":\"RS256\",\"crit\":[]}",
        "{\"alg\":\"RS256\",\"jwk\":{}}",
        "{\"alg\":\"RS256\",\"jku\":\"::\"}",
        "{\"alg\":\"RS256\",\"x5c\":[1]}",
        "{\"alg\":\"RS256\",\"b64\":\"x\"}",
        "{\"alg\":\"RS256\",\"b64\":false,\"crit\":[\"b64\"]}",
        "{\"alg\":\"RS256\",\"alg\":\"none\"}",
        "{}",
        "[]",
        "null",
        "1",
        "{",
        "{\"alg\":\"RS256\"}x"
      })
  void anOddHeaderIsRefusedAndBreaksNothing(String header) {
    assertRefused(ours(header, CLAIMS));
  }

  @Test
  void deepNestingIsRefusedAndBreaksNothing() {
    assertRefused(
        ours("{\"alg\":\"RS256\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", "{}"));
    assertRefused(ours("{\"x\":".repeat(1_500), "{}"));
    assertRefused(ours(HEADER, "{\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"exp\":1}",
        "{\"jti\":\"t1\"}",
        "{\"jti\":null,\"exp\":1}",
        "{\"jti\":1,\"exp\":1}",
        "{\"jti\":\"\",\"exp\":1}",
        "{\"jti\":\"a b\",\"exp\":1}",
        "{\"jti\":\"a\\u0000\",\"exp\":1}",
        "{\"jti\":\"t1\",\"exp\":null}",
        "{\"jti\":\"t1\",\"exp\":\"1\"}",
        "{\"jti\":\"t1\",\"exp\":\"never\"}",
        "{\"jti\":\"t1\",\"exp\":[]}",
        "{\"jti\":\"t1\",\"exp\":true}",
        "null",
        "[]",
        "1",
        "\"x\"",
        "x",
        "{\"jti\":"
      })
  void claimsThatNameNoTokenOrNoExpiryAreMalformedAlthoughWeSignedThem(String claims) {
    assertEquals(MALFORMED, verifier.verify(ours(HEADER, claims)));
  }

  @Test
  void whileTheStoreIsDownAnUnknownKeyIsNeverCalledForged() {
    String known = signed();
    String unknown = ours(HEADER.replace(KID, "unknown"), CLAIMS);
    ring.store.setDown(true);

    assertThrows(StoreUnavailable.class, () -> verifier.verify(unknown));
    assertThrows(StoreUnavailable.class, () -> verifier.verify(unknown));
    assertEquals(verified(), verifier.verify(known));
    assertEquals(MALFORMED, verifier.verify("x"));
  }

  static List<byte[]> publicKeyTexts() throws GeneralSecurityException {
    RSAPublicKey key = (RSAPublicKey) VerifyingKey.of(Keyring.FIRST).key();
    byte[] der = key.getEncoded();
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    String pem = "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----";
    return List.of(
        der,
        pem.getBytes(StandardCharsets.US_ASCII),
        (pem + "\n").getBytes(StandardCharsets.US_ASCII),
        Keyring.FIRST.publicJwk().getBytes(StandardCharsets.UTF_8),
        Arrays.copyOfRange(key.getModulus().toByteArray(), 1, 257));
  }

  private void assertRefused(String text) {
    String verdict =
        verifier.verify(text).fold(verified -> "let through: " + text, refusal -> "refused");

    assertEquals("refused", verdict);
  }

  private String signed() {
    return signed(SigningAlgorithm.RS256);
  }

  private String signed(SigningAlgorithm algorithm) {
    return new JwtSigner(ring.keys, new SignedTexts())
        .sign(aToken(), Samples.form(algorithm, JwtTest::claims), List.of());
  }

  private static Map<String, Object> claims(Token token) {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("sub", token.client().value());
    claims.put("exp", token.expiresAt().orElseThrow().getEpochSecond());
    claims.put("jti", token.id().value());
    claims.put("scopes", token.scopes().values().stream().map(Scope::value).toList());
    return claims;
  }

  private static Token aToken() {
    return Samples.token(ISSUED, END);
  }

  private static Result<Verified, TokenUnverified> verified() {
    return Result.ok(new Verified(new TokenId("t1"), Optional.of(aToken().client().value()), END));
  }

  /** Signed with our own key, whatever it says. */
  private String ours(String header, String claims) {
    return jws(header, claims, privateKey(ring));
  }

  private static PrivateKey privateKey(Keyring ring) {
    PrivateKey key = ring.keys.signing(SigningAlgorithm.RS256).privateKey();
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String jws(String header, String claims, PrivateKey key) {
    return jws(header, claims, key, "SHA256withRSA");
  }

  private static String jws(String header, String claims, PrivateKey key, String algorithm) {
    String input = encode(header) + "." + encode(claims);
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String part(String token, int index) {
    String text = token.split("\\.", 3)[index];
    return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
