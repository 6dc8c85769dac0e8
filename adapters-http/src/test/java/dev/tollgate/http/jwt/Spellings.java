package dev.tollgate.http.jwt;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Other numbers than the one that was signed with, for which a careless check holds, too. */
final class Spellings {

  private static final BigInteger P256 =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
  private static final BigInteger ED25519 =
      new BigInteger("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed", 16);

  private Spellings() {}

  static BigInteger sOf(String jws) {
    return new BigInteger(1, Arrays.copyOfRange(signature(jws), 32, 64));
  }

  static boolean isLow(String jws) {
    return sOf(jws).compareTo(P256.shiftRight(1)) <= 0;
  }

  /** ES256 with {@code n - s} in place of {@code s}. */
  static String withLowS(String jws) {
    byte[] other = Arrays.copyOf(signature(jws), 64);
    byte[] s = HexFormat.of().parseHex("%064x".formatted(P256.subtract(sOf(jws))));
    System.arraycopy(s, 0, other, 32, 32);
    return with(jws, other);
  }

  /** Ed25519 with {@code S + L}, which has as many bytes. */
  static String withLargerS(String jws) {
    byte[] other = signature(jws);
    byte[] s = reversed(Arrays.copyOfRange(other, 32, 64));
    BigInteger larger = new BigInteger(1, s).add(ED25519);
    System.arraycopy(
        reversed(HexFormat.of().parseHex("%064x".formatted(larger))), 0, other, 32, 32);
    return with(jws, other);
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  static byte[] signature(String jws) {
    return Base64.getUrlDecoder().decode(jws.substring(jws.lastIndexOf('.') + 1));
  }

  static String with(String jws, byte[] signature) {
    return jws.substring(0, jws.lastIndexOf('.') + 1)
        + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }
}
