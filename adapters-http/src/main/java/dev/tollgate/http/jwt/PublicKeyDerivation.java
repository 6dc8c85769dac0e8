package dev.tollgate.http.jwt;

import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Optional;

/**
 * Computes public keys from private ones, which the JCA does not; not in constant time, so for
 * imports only.
 */
final class PublicKeyDerivation {

  private static final BigInteger TWO = BigInteger.TWO;
  private static final BigInteger THREE = BigInteger.valueOf(3);

  private PublicKeyDerivation() {}

  /** Empty unless it is a complete key for RSA, or one for P-256 or Ed25519. */
  static Optional<PublicKey> from(PrivateKey key) throws GeneralSecurityException {
    return switch (key) {
      case RSAPrivateCrtKey rsa ->
          Optional.of(
              KeyFactory.getInstance("RSA")
                  .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent())));
      case ECPrivateKey ec when isP256(ec) ->
          Optional.of(
              KeyFactory.getInstance("EC")
                  .generatePublic(
                      new ECPublicKeySpec(times(ec.getS(), ec.getParams()), ec.getParams())));
      case EdECPrivateKey ed -> ed.getBytes().map(PublicKeyDerivation::ofSeed);
      default -> Optional.empty();
    };
  }

  private static boolean isP256(ECPrivateKey key) {
    return Curve.P_256.equals(Curve.forECParameterSpec(key.getParams()))
        && key.getS().signum() > 0
        && key.getS().compareTo(key.getParams().getOrder()) < 0;
  }

  /** The generator of the curve times this number (SEC 1, 2.2.1). */
  private static ECPoint times(BigInteger factor, ECParameterSpec curve) {
    ECPoint sum = curve.getGenerator();
    for (int bit = factor.bitLength() - 2; bit >= 0; bit--) {
      sum = add(sum, sum, curve);
      if (factor.testBit(bit)) {
        sum = add(sum, curve.getGenerator(), curve);
      }
    }
    return sum;
  }

  private static ECPoint add(ECPoint one, ECPoint other, ECParameterSpec curve) {
    BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
    BigInteger x = one.getAffineX();
    BigInteger y = one.getAffineY();
    BigInteger rise =
        one.equals(other)
            ? x.pow(2).multiply(THREE).add(curve.getCurve().getA())
            : other.getAffineY().subtract(y);
    BigInteger run = one.equals(other) ? y.multiply(TWO) : other.getAffineX().subtract(x);
    BigInteger slope = rise.multiply(run.modInverse(p)).mod(p);
    BigInteger sumX = slope.pow(2).subtract(x).subtract(other.getAffineX()).mod(p);
    return new ECPoint(sumX, slope.multiply(x.subtract(sumX)).subtract(y).mod(p));
  }

  /** A generator that is given the seed in place of random bytes makes the key of that seed. */
  private static PublicKey ofSeed(byte[] seed) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519", "SunEC");
      generator.initialize(
          255,
          new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
              System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
          });
      return generator.generateKeyPair().getPublic();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has Ed25519", e);
    }
  }
}
