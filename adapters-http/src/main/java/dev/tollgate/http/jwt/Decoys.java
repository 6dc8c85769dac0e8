package dev.tollgate.http.jwt;

import dev.tollgate.domain.SigningAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.RSAPublicKeySpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Keys of nobody, so that checking the assertion of an unknown client takes as much work. */
final class Decoys {

  private static final Map<SigningAlgorithm, VerifyingKey> KEYS = keys();

  private Decoys() {}

  static VerifyingKey of(SigningAlgorithm algorithm) {
    return KEYS.get(algorithm);
  }

  private static Map<SigningAlgorithm, VerifyingKey> keys() {
    Map<SigningAlgorithm, VerifyingKey> keys = new EnumMap<>(SigningAlgorithm.class);
    try {
      for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
        byte[] x509 = publicKey(algorithm).getEncoded();
        keys.put(
            algorithm,
            new VerifyingKey(Optional.empty(), algorithm, Signatures.publicKey(algorithm, x509)));
      }
      return keys;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has these algorithms", e);
    }
  }

  /** Any odd number will do for RSA: primes would take a while to find. */
  private static PublicKey publicKey(SigningAlgorithm algorithm) throws GeneralSecurityException {
    BigInteger odd =
        new BigInteger(Signatures.RSA_BITS, new SecureRandom())
            .setBit(0)
            .setBit(Signatures.RSA_BITS - 1);
    return switch (algorithm) {
      case RS256 ->
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(odd, BigInteger.valueOf(65_537)));
      case ES256, EDDSA -> Signatures.generate(algorithm).getPublic();
    };
  }
}
