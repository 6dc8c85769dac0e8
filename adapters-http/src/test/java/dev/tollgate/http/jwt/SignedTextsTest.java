package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.SecretDigest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignedTextsTest {

  private final SignedTexts signed = new SignedTexts();

  @Test
  void knowsATextThatWasAddedAndNoOther() {
    signed.add(SecretDigest.of("text"));

    assertTrue(signed.contains(SecretDigest.of("text")));
    assertFalse(signed.contains(SecretDigest.of("other")));
  }

  @Test
  void halfOfADigestIsNotEnough() {
    signed.add(new SecretDigest("ab".repeat(32)));

    assertFalse(signed.contains(new SecretDigest("00".repeat(8) + "ab".repeat(24))));
    assertFalse(
        signed.contains(new SecretDigest("ab".repeat(8) + "00".repeat(8) + "ab".repeat(16))));
  }

  @Test
  void thoseThatCameFirstMakeRoom() {
    IntStream.range(0, 1_000_000).forEach(i -> signed.add(SecretDigest.of("text " + i)));

    assertTrue(signed.contains(SecretDigest.of("text 999999")));
    assertTrue(
        IntStream.range(0, 10_000)
                .filter(i -> signed.contains(SecretDigest.of("text " + i)))
                .count()
            < 1_000);
  }
}
