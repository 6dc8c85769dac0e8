package dev.tollgate.http.jwt;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.RSAPublicKeySpec;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys of nobody, so that checking the assertion of an unknown client takes as much work. */
final class Decoys {

  private static final Map<JwsAlgorithm, VerifyingKey> KEYS = keys();

  private Decoys() {}

  static VerifyingKey of(JwsAlgorithm algorithm) {
    return KEYS.get(algorithm);
  }

  private static Map<JwsAlgorithm, VerifyingKey> keys() {
    Map<JwsAlgorithm.Kind, PublicKey> ofKinds = new EnumMap<>(JwsAlgorithm.Kind.class);
    Map<JwsAlgorithm, VerifyingKey> keys = new EnumMap<>(JwsAlgorithm.class);
    try {
      for (JwsAlgorithm.Kind kind : JwsAlgorithm.Kind.values()) {
        ofKinds.put(kind, Signatures.publicKey(kind, publicKey(kind).getEncoded()));
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has these algorithms", e);
    }
    for (JwsAlgorithm algorithm : JwsAlgorithm.values()) {
      keys.put(
          algorithm,
          new VerifyingKey(Optional.empty(), Set.of(algorithm), ofKinds.get(algorithm.kind())));
    }
    return keys;
  }

  /** Any odd number will do for RSA: primes would take a while to find. */
  private static PublicKey publicKey(JwsAlgorithm.Kind kind) throws GeneralSecurityException {
    BigInteger odd =
        new BigInteger(Signatures.RSA_BITS, new SecureRandom())
            .setBit(0)
            .setBit(Signatures.RSA_BITS - 1);
    return switch (kind) {
      case RSA ->
          KeyFactory.getInstance("RSA")
              .generatePublic(new RSAPublicKeySpec(odd, BigInteger.valueOf(65_537)));
      case P256, P384, P521, ED25519 -> Signatures.generate(kind).getPublic();
    };
  }
}
