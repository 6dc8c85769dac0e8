package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.util.Base64URL;
import dev.tollgate.application.port.ClientKeySets.Problem;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientJwksTest {

  private final ClientJwks jwks = new ClientJwks();

  @Test
  void aKeyOfEachAlgorithmIsUsable() {
    for (String key :
        new String[] {
          Keyring.FIRST.publicJwk(), Keyring.ELLIPTIC.publicJwk(), Keyring.EDWARDS.publicJwk()
        }) {
      assertEquals(Optional.empty(), jwks.problemOf(set(key)), key);
      assertEquals(
          Optional.empty(),
          jwks.problemOf(set("{\"kty\":\"new\"}," + key + ",{\"kty\":\"RSA\",\"n\":1}")));
    }
  }

  @Test
  void edwardsKeysHaveTwoNames() {
    String key = Keyring.EDWARDS.publicJwk();

    assertEquals(Optional.empty(), jwks.problemOf(set(key.replace("EdDSA", "Ed25519"))));
    assertEquals(
        Optional.of(Problem.NO_USABLE_KEY), jwks.problemOf(set(key.replace("EdDSA", "ES256"))));
  }

  @Test
  void aKeyForAnotherUseIsNotUsable() {
    String key = Keyring.ELLIPTIC.publicJwk();

    assertEquals(
        Optional.of(Problem.NO_USABLE_KEY), jwks.problemOf(set(key.replace("\"sig\"", "\"enc\""))));
    assertEquals(
        Optional.of(Problem.NO_USABLE_KEY),
        jwks.problemOf(set(key.replace("\"use\":\"sig\"", "\"key_ops\":[\"encrypt\"]"))));
    assertEquals(
        Optional.of(Problem.NO_USABLE_KEY),
        jwks.problemOf(set(key.replace("\"P-256\"", "\"P-384\""))));
  }

  @ParameterizedTest
  @CsvSource({
    "2048, AQAB, true",
    "8192, AQAB, true",
    "2047, AQAB, false",
    "1024, AQAB, false",
    "8193, AQAB, false",
    "2048, AQ, false"
  })
  void anRsaKeyHas2048To8192BitsAndAnExponent(int bits, String exponent, boolean usable) {
    Base64URL odd = Base64URL.encode(BigInteger.ONE.shiftLeft(bits - 1).setBit(0));
    String key = "{\"kty\":\"RSA\",\"n\":\"" + odd + "\",\"e\":\"" + exponent + "\"}";

    assertEquals(
        usable ? Optional.empty() : Optional.of(Problem.NO_USABLE_KEY), jwks.problemOf(set(key)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kty\":\"oct\",\"k\":\"AA\"}",
        "{\"kty\":\"EC\",\"d\":\"AA\"}",
        "{\"kty\":\"RSA\",\"dp\":null}",
        "{\"kty\":\"new\",\"priv\":\"AA\"}"
      })
  void aPrivateKeyIsRefusedAmongPublicOnesToo(String key) {
    assertEquals(
        Optional.of(Problem.PRIVATE_KEY),
        jwks.problemOf(set(Keyring.FIRST.publicJwk() + "," + key)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "1",
        "{}",
        "{\"keys\":null}",
        "{\"keys\":{}}",
        "{\"keys\":[null]}",
        "{\"keys\":[1]}",
        "{\"keys\":[],\"keys\":[]}",
        "{\"keys\":[]}x",
        "-----BEGIN PUBLIC KEY-----"
      })
  void whatIsNoKeySetIsRefused(String text) {
    assertEquals(Optional.of(Problem.NOT_A_KEY_SET), jwks.problemOf(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"kty\":1}",
        "{\"kty\":null}",
        "{\"kty\":\"RSA\"}",
        "{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}",
        "{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-256\"}",
        "{\"kty\":\"EC\",\"crv\":1,\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"!\"}",
        "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AA\"}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"key_ops\":[null]}",
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AA\",\"x5c\":[1]}"
      })
  void aSetOfBrokenKeysBreaksNothing(String key) {
    assertEquals(Optional.of(Problem.NO_USABLE_KEY), jwks.problemOf(set(key)));
  }

  @Test
  void aSetMayHaveSixteenKeysOfEachAlgorithm() {
    String edwards = keys(SigningAlgorithm.EDDSA, 16);
    String elliptic = keys(SigningAlgorithm.ES256, 16);
    String one = "," + Keyring.EDWARDS.publicJwk();

    assertEquals(Optional.empty(), jwks.problemOf(set(edwards + "," + elliptic)));
    assertEquals(Optional.of(Problem.TOO_MANY_KEYS), jwks.problemOf(set(edwards + one)));
    assertEquals(17, ClientJwks.usable(set(edwards + one)).size());
  }

  private static String keys(SigningAlgorithm algorithm, int count) {
    SealedKeyMaker maker = new SealedKeyMaker(Keyring.master());
    return Stream.generate(() -> maker.generate(algorithm, Instant.EPOCH, Instant.EPOCH))
        .limit(count)
        .map(SigningKey::publicJwk)
        .collect(Collectors.joining(","));
  }

  @Test
  void bytesThatAreNotTextAreNoKeySet() {
    String key = Keyring.EDWARDS.publicJwk();
    byte[] set = set(key.replace("{", "{\"x\":\"?\",")).getBytes(StandardCharsets.UTF_8);
    byte[] broken = set.clone();
    broken[new String(set, StandardCharsets.UTF_8).indexOf('?')] = (byte) 0xff;

    assertEquals(Result.refused(Problem.NOT_A_KEY_SET), ClientJwks.parse(broken));
    assertEquals(Optional.of(Problem.NOT_A_KEY_SET), jwks.problemOf("\ufeff" + set(key)));
    assertEquals(
        Optional.of(Problem.NOT_A_KEY_SET),
        jwks.problemOf(set(key.replace("{", "{\"a\":\"\ud800\","))));
    assertEquals(
        Optional.of(Problem.NOT_A_KEY_SET),
        jwks.problemOf(set(key.replace("{", "{\"a\":\"\\ud800\","))));
    assertEquals(
        Optional.of(Problem.NOT_A_KEY_SET),
        jwks.problemOf(set(key.replace("{", "{\"a\":{\"b\":1,\"b\":1},"))));
  }

  @Test
  void aSetMayHave64KiB() {
    String text = set(Keyring.EDWARDS.publicJwk());
    String largest = text + " ".repeat(64 * 1024 - text.length());

    assertEquals(Optional.empty(), jwks.problemOf(largest));
    assertEquals(Optional.of(Problem.TOO_LARGE), jwks.problemOf(largest + " "));
    assertEquals(
        Optional.of(Problem.NOT_A_KEY_SET),
        jwks.problemOf("{\"keys\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/jwks",
        "HTTPS://a.example:8443/jwks?a=b",
        "http://127.0.0.1:8080/jwks",
        "http://localhost/",
        "http://[::1]:8080/"
      })
  void anAddressIsEncryptedOrOfThisMachine(String uri) {
    assertEquals(Optional.empty(), jwks.problemOfAddress(uri));
  }

  @ParameterizedTest
  @CsvSource({
    "http://a.example/, ADDRESS_NOT_ENCRYPTED",
    "http://127.0.0.1.a.example/, ADDRESS_NOT_ENCRYPTED",
    "http://localhost.a.example/, ADDRESS_NOT_ENCRYPTED",
    "http://10.0.0.1/, ADDRESS_NOT_ENCRYPTED",
    "http://0.0.0.0/, ADDRESS_NOT_ENCRYPTED",
    "'', NOT_AN_ADDRESS",
    "/jwks, NOT_AN_ADDRESS",
    "//a.example/, NOT_AN_ADDRESS",
    "https:a.example, NOT_AN_ADDRESS",
    "https:///jwks, NOT_AN_ADDRESS",
    "https://a.example/#k, NOT_AN_ADDRESS",
    "https://u@a.example/, NOT_AN_ADDRESS",
    "https://a.example:0/, NOT_AN_ADDRESS",
    "https://a.example:99999/, NOT_AN_ADDRESS",
    "https://a.example/ü, NOT_AN_ADDRESS",
    "https://a.example/ b, NOT_AN_ADDRESS",
    "file:///etc/passwd, NOT_AN_ADDRESS",
    "ftp://127.0.0.1/, NOT_AN_ADDRESS",
  })
  void anyOtherAddressIsRefused(String uri, Problem problem) {
    assertEquals(Optional.of(problem), jwks.problemOfAddress(uri));
  }

  private static String set(String key) {
    return "{\"keys\":[" + key + "]}";
  }
}
