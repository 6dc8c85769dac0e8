package dev.tollgate.http.jwt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

  private static final byte[] CLEAR = "the private half".getBytes(StandardCharsets.UTF_8);

  @Test
  void everyWayToWriteBase64IsTheSameKey() {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) 0xfb);
    String plain = Base64.getEncoder().encodeToString(bytes);
    String url = Base64.getUrlEncoder().encodeToString(bytes);
    assertTrue(plain.contains("+") && plain.contains("/") && plain.endsWith("="), plain);
    String sealed = key(plain).seal(CLEAR, "kid");

    for (String text :
        new String[] {
          plain, url, plain.replace("=", ""), url.replace("=", ""), " " + plain + "\n"
        }) {
      assertArrayEquals(CLEAR, key(text).open(sealed, "kid"), text);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "=",
        "password",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh!",
        "AAECAwQFBgcICQoLDA0ODx AREhMUFRYXGBkaGxwdHh8",
        "AAECAwQFBgcICQoLDA0ODx\nAREhMUFRYXGBkaGxwdHh8",
        "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
      })
  void whatIsNot32BytesIsNoKey(String text) {
    assertTrue(MasterKey.parse(text).isEmpty(), text);
  }

  @Test
  void freshKeysAreKeysAndDiffer() {
    String first = MasterKey.generate();
    String second = MasterKey.generate();

    assertNotEquals(first, second);
    assertTrue(MasterKey.parse(first).isPresent(), "a fresh key can be read");
    assertThrows(
        MasterKeyMismatch.class, () -> key(second).open(key(first).seal(CLEAR, "kid"), "kid"));
  }

  @Test
  void whatWasSealedIsOpenedUnderTheSameNameOnly() {
    String sealed = Keyring.master().seal(CLEAR, "kid");

    assertArrayEquals(CLEAR, Keyring.master().open(sealed, "kid"));
    assertThrows(MasterKeyMismatch.class, () -> Keyring.master().open(sealed, "kid2"));
    assertThrows(MasterKeyMismatch.class, () -> Keyring.master().open(sealed, ""));
  }

  @Test
  void nothingIsSealedTwiceAlike() {
    assertNotEquals(Keyring.master().seal(CLEAR, "kid"), Keyring.master().seal(CLEAR, "kid"));
  }

  @Test
  void whatWasChangedInAnyByteIsNotOpened() {
    byte[] sealed = Base64.getDecoder().decode(Keyring.master().seal(CLEAR, "kid"));

    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      String text = Base64.getEncoder().encodeToString(changed);

      assertThrows(MasterKeyMismatch.class, () -> Keyring.master().open(text, "kid"));
    }
  }

  @Test
  void whatWasCutShortAnywhereIsNotOpened() {
    byte[] sealed = Base64.getDecoder().decode(Keyring.master().seal(CLEAR, "kid"));

    for (int i = 0; i < sealed.length; i++) {
      String text = Base64.getEncoder().encodeToString(Arrays.copyOf(sealed, i));

      assertThrows(MasterKeyMismatch.class, () -> Keyring.master().open(text, "kid"));
    }
    assertThrows(MasterKeyMismatch.class, () -> Keyring.master().open("!", "kid"));
  }

  @Test
  void theTextOfAKeyDoesNotTellIt() {
    assertEquals("MasterKey[hidden]", Keyring.master().toString());
    assertEquals(Optional.empty(), MasterKey.parse(Keyring.master().toString()));
  }

  private static MasterKey key(String text) {
    return MasterKey.parse(text).orElseThrow();
  }
}
