package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  @Test
  void aSecretHasAPrefixFortyThreeDigitsAndSixCheckDigits() {
    String secret = Secret.generate(new SecureRandom()).reveal();

    assertTrue(secret.matches("tgs_[0-9A-Za-z]{43}[0-9A-Za-z]{6}"), "the form of a secret");
  }

  @Test
  void theCheckDigitsAreTheCrcOfTheDigitsBeforeThem() {
    for (int i = 0; i < 100; i++) {
      String secret = Secret.generate(new SecureRandom()).reveal();
      String body = secret.substring(4, 47);

      CRC32 crc = new CRC32();
      crc.update(body.getBytes(StandardCharsets.US_ASCII));

      assertEquals(BigInteger.valueOf(crc.getValue()), number(secret.substring(47)));
    }
  }

  @Test
  void allRandomBitsAreInTheSecret() {
    byte[] bits = new byte[32];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) (0xff - i);
    }

    String secret = Secret.generate(giving(bits)).reveal();

    assertEquals(new BigInteger(1, bits), number(secret.substring(4, 47)));
  }

  @Test
  void theSmallestAndTheLargestSecretHaveTheSameForm() {
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) 0xff);

    String smallest = Secret.generate(giving(new byte[32])).reveal();
    String largest = Secret.generate(giving(ones)).reveal();

    assertEquals("0".repeat(43), smallest.substring(4, 47));
    assertEquals(
        BigInteger.TWO.pow(256).subtract(BigInteger.ONE), number(largest.substring(4, 47)));
    assertEquals(53, largest.length());
  }

  @Test
  void everyLetterOfTheAlphabetIsUsedAndNoTwoSecretsAreAlike() {
    RandomGenerator random = new SecureRandom();
    Set<String> secrets = new HashSet<>();
    Set<Integer> letters = new HashSet<>();

    for (int i = 0; i < 10_000; i++) {
      String secret = Secret.generate(random).reveal();
      secrets.add(secret);
      secret.substring(4).chars().forEach(letters::add);
    }

    assertEquals(10_000, secrets.size());
    assertEquals(ALPHABET.length(), letters.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "secret\0",
        "sec\rret",
        "sec\nret",
        "sec\tret",
        "secret\u0085",
        "\u007fsecret",
        "\ud800",
        "secret\udc00",
        "\udc00\ud800"
      })
  void whatNoSecretCanBeIsPresentedAsTheEmptySecret(String text) {
    assertEquals(SecretDigest.of(""), Secret.presented(text).digest());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " tgs_x ", "\u00e9\u6771", "\ud83e\udd84", "\"\\%&+"})
  void anyOtherTextIsPresentedAsItStands(String text) {
    assertEquals(text, Secret.presented(text).reveal());
  }

  @Test
  void aTruncatedSecretIsAnotherSecret() {
    Secret secret = Secret.generate(new SecureRandom());

    Secret truncated = Secret.presented(secret.reveal().substring(0, 52));

    assertNotEquals(secret.digest(), truncated.digest());
  }

  @Test
  void theTextOfASecretDoesNotTellIt() {
    assertEquals("Secret[hidden]", Secret.generate(new SecureRandom()).toString());
    assertEquals("Secret[hidden]", Secret.presented("a").toString());
  }

  private static BigInteger number(String digits) {
    return digits
        .chars()
        .mapToObj(c -> BigInteger.valueOf(ALPHABET.indexOf(c)))
        .reduce(BigInteger.ZERO, (sum, d) -> sum.multiply(BigInteger.valueOf(62)).add(d));
  }

  private static RandomGenerator giving(byte[] bits) {
    return new RandomGenerator() {
      @Override
      public long nextLong() {
        throw new AssertionError("a secret is made of bytes");
      }

      @Override
      public void nextBytes(byte[] bytes) {
        System.arraycopy(bits, 0, bytes, 0, bytes.length);
      }
    };
  }
}
