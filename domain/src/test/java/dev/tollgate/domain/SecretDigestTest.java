package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretDigestTest {

  private static final String ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void aDigestIsTheSha256OfTheText() {
    assertEquals(ABC, SecretDigest.of("abc").hex());
  }

  @Test
  void textIsDigestedAsUtf8() {
    assertEquals(
        "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c",
        SecretDigest.of("\u00e9").hex());
  }

  @Test
  void aDigestMatchesItselfAndNoOther() {
    SecretDigest digest = new SecretDigest(ABC);

    assertTrue(digest.matches(SecretDigest.of("abc")));
    assertFalse(digest.matches(SecretDigest.of("abd")));
    assertFalse(digest.matches(new SecretDigest(ABC.substring(0, 63) + "e")));
    assertFalse(digest.matches(new SecretDigest("0" + ABC.substring(1))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ba7816bf",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015a",
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0",
        "ga7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
        "\uff11a7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      })
  void anythingButSixtyFourLowerCaseHexadecimalDigitsIsNoDigest(String text) {
    assertThrows(IllegalArgumentException.class, () -> new SecretDigest(text));
  }

  @Test
  void theTextOfADigestDoesNotTellIt() {
    assertEquals("SecretDigest[hidden]", SecretDigest.of("abc").toString());
  }
}
