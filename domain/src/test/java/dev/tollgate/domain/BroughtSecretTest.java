package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.domain.Secret.Weakness;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BroughtSecretTest {

  private static final RandomGenerator RANDOM = new SecureRandom();

  @RepeatedTest(20)
  void whateverARandomGeneratorGivesIsFit() {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    String shortest = HexFormat.of().formatHex(bits);

    assertEquals(Optional.empty(), weakness(shortest));
    assertEquals(Optional.empty(), weakness((shortest + "!~").repeat(8).substring(0, 255)));
    assertEquals(Optional.empty(), Secret.generate(RANDOM).weakness());
  }

  @Test
  void lengthIsLimitedOnBothSides() {
    String fit = "q8Zr1-Xw0_Lk5.Jt9~Yb3!Mf7@Hs2#Dv";

    assertEquals(Optional.empty(), weakness(fit));
    assertEquals(Optional.of(Weakness.TOO_SHORT), weakness(fit.substring(1)));
    assertEquals(Optional.of(Weakness.TOO_SHORT), weakness(""));
    assertEquals(Optional.of(Weakness.TOO_LONG), weakness(fit.repeat(8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\u00e9", "\n", "\0", "\u007f", "\ud83e\udd84"})
  void onlyPrintableAsciiWithoutBlankIsFit(String odd) {
    String secret = "q8Zr1-Xw0_Lk5.Jt9~" + odd + "Yb3!Mf7@Hs2#Dv";

    assertEquals(Optional.of(Weakness.NOT_PLAIN), weakness(secret));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "abababababababababababababababababab",
        "Passw0rdPassw0rdPassw0rdPassw0rd",
        "MySecretKey1MySecretKey1MySecretKey1",
        "abcdefghijklmnopqrstuvwxyz0123456789",
        "0123456789012345678901234567890123456789",
        "zyxwvutsrqponmlkjihgfedcbaZYXWVUTSRQPONM",
        "1234123412341234123412341234123412341234"
      })
  void whatRepeatsOrRecitesIsNot(String secret) {
    assertEquals(Optional.of(Weakness.TOO_REGULAR), weakness(secret));
  }

  private static Optional<Weakness> weakness(String secret) {
    return new Secret(secret).weakness();
  }
}
