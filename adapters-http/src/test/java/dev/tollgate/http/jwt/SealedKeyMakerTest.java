package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.JWK;
import dev.tollgate.application.port.KeyMaker.Problem;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealedKeyMakerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant LATER = NOW.plusSeconds(90);

  private final SealedKeyMaker maker = new SealedKeyMaker(Keyring.master());

  @ParameterizedTest
  @EnumSource(SigningAlgorithm.class)
  void aGeneratedKeyIsNamedByItsThumbprintAndKeepsItsPrivateHalfSealed(SigningAlgorithm algorithm)
      throws Exception {
    SigningKey key = maker.generate(algorithm, NOW, LATER);

    JWK jwk = JWK.parse(key.publicJwk());
    assertEquals(jwk.computeThumbprint().toString(), key.kid());
    assertEquals(key.kid(), jwk.getKeyID());
    assertEquals(algorithm.toString(), jwk.getAlgorithm().getName());
    assertEquals(false, jwk.isPrivate());
    assertEquals(NOW, key.createdAt());
    assertEquals(LATER, key.signsFrom());
    assertSigns(key);
  }

  @Test
  void noTwoGeneratedKeysAreAlike() {
    SigningKey one = maker.generate(SigningAlgorithm.EDDSA, NOW, NOW);
    SigningKey other = maker.generate(SigningAlgorithm.EDDSA, NOW, NOW);

    assertNotEquals(one.kid(), other.kid());
  }

  @ParameterizedTest
  @CsvSource({
    "rsa.pem, RS256, rsa.spki",
    "rsa-pkcs1.pem, RS256, rsa.spki",
    "p256.pem, ES256, p256.spki",
    "p256-sec1.pem, ES256, p256.spki",
    "ed25519.pem, EDDSA, ed25519.spki",
  })
  void thePublicHalfOfAKeyThatOpensslMadeIsTheOneThatOpensslTells(
      String file, SigningAlgorithm algorithm, String spki) throws Exception {
    SigningKey key = read(text(file)).fold(it -> it, refusal -> null);

    assertEquals(algorithm, key.algorithm());
    assertArrayEquals(
        Base64.getDecoder().decode(text(spki)), VerifyingKey.of(key).key().getEncoded());
    assertEquals(LATER, key.signsFrom());
    assertSigns(key);
  }

  @Test
  void aKeyIsFoundAmongOtherBlocksAndWithOtherLineEnds() throws IOException {
    String pem = "Bag Attributes\n" + text("public.pem") + text("ed25519.pem");

    assertTrue(isRead(pem));
    assertTrue(isRead(pem.replace("\n", "\r\n")));
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-1024.pem, TOO_SHORT",
    "rsa-4104.pem, TOO_LONG",
    "rsa-pss.pem, UNKNOWN_KIND",
    "p384-sec1.pem, UNKNOWN_KIND",
    "secp256k1-sec1.pem, UNKNOWN_KIND",
    "ed448.pem, UNKNOWN_KIND",
    "x25519.pem, UNKNOWN_KIND",
    "encrypted.pem, ENCRYPTED",
    "encrypted-sec1.pem, ENCRYPTED",
    "public.pem, NO_PRIVATE_KEY",
    "rsa.spki, NOT_A_PEM",
  })
  void whatCannotSignIsRefusedForWhatItIs(String file, Problem problem) throws IOException {
    assertEquals(Result.refused(problem), read(text(file)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0",
        "-----BEGIN PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n!\n-----END PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nA\n-----END EC PRIVATE KEY-----"
      })
  void whatIsNoPemIsRefused(String text) {
    assertEquals(Result.refused(Problem.NOT_A_PEM), read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY"})
  void aBlockWithNothingUsefulInItIsOfNoKind(String label) {
    for (String body : new String[] {"", "AAAA", "MAA=", "MIID"}) {
      String pem = "-----BEGIN %s-----\n%s\n-----END %s-----".formatted(label, body, label);

      assertEquals(Result.refused(Problem.UNKNOWN_KIND), read(pem), pem);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rsa.pem", "rsa-pkcs1.pem", "p256.pem", "p256-sec1.pem", "ed25519.pem"})
  void aDamagedKeyBreaksNothingAndOneThatIsReadSigns(String file) throws IOException {
    String pem = text(file);

    for (int i = pem.lastIndexOf("-----BEGIN") + 40; i < pem.length() - 40; i += 7) {
      char other = pem.charAt(i) == 'A' ? 'B' : 'A';

      boolean _ =
          read(pem.substring(0, i) + other + pem.substring(i + 1))
              .fold(
                  key -> {
                    assertSigns(key);
                    return true;
                  },
                  refusal -> false);
    }
  }

  private static void assertSigns(SigningKey key) {
    Keyring ring = Keyring.with(key);
    byte[] input = {1, 2, 3};
    try {
      byte[] signature =
          Signatures.sign(key.algorithm(), ring.keys.signing(key.algorithm()).privateKey(), input);
      assertTrue(
          Signatures.verify(
              JwsAlgorithm.of(key.algorithm()), VerifyingKey.of(key).key(), input, signature));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isRead(String pem) {
    return read(pem).fold(key -> true, refusal -> false);
  }

  private Result<SigningKey, Problem> read(String pem) {
    return maker.read(pem, NOW, LATER);
  }

  private static String text(String file) throws IOException {
    try (InputStream in = SealedKeyMakerTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
