package dev.tollgate.http.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.tollgate.domain.SigningKey;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** The public half of a key, and the algorithms that it serves, of which there is at least one. */
record VerifyingKey(Optional<String> kid, Set<JwsAlgorithm> algorithms, PublicKey key) {

  private static final int MAX_RSA_BITS = 8192;
  private static final byte[] ED25519_X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  VerifyingKey {
    algorithms = Set.copyOf(algorithms);
  }

  static VerifyingKey of(SigningKey key) {
    try {
      return of(JWK.parse(key.publicJwk())).orElseThrow();
    } catch (ParseException e) {
      throw new IllegalStateException("signing key " + key.kid() + " cannot be read", e);
    }
  }

  /** Empty if it is not meant for signatures, or for none that are known here. */
  static Optional<VerifyingKey> of(JWK jwk) {
    Set<JwsAlgorithm> algorithms = JwsAlgorithm.of(jwk);
    if (!mayVerify(jwk) || algorithms.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new VerifyingKey(
              Optional.ofNullable(jwk.getKeyID()),
              algorithms,
              Signatures.publicKey(algorithms.iterator().next().kind(), x509(jwk))));
    } catch (JOSEException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static boolean mayVerify(JWK jwk) {
    return (jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE))
        && (jwk.getKeyOperations() == null
            || jwk.getKeyOperations().isEmpty()
            || jwk.getKeyOperations().contains(KeyOperation.VERIFY));
  }

  private static byte[] x509(JWK jwk) throws JOSEException, GeneralSecurityException {
    return switch (jwk) {
      case RSAKey rsa when bits(rsa) >= Signatures.RSA_BITS && bits(rsa) <= MAX_RSA_BITS ->
          rsa.toRSAPublicKey().getEncoded();
      case ECKey ec -> ec.toECPublicKey().getEncoded();
      case OctetKeyPair okp -> x509(okp.getDecodedX());
      default -> throw new GeneralSecurityException("a key of another size");
    };
  }

  private static int bits(RSAKey key) {
    return key.getModulus().decodeToBigInteger().bitLength();
  }

  private static byte[] x509(byte[] point) {
    byte[] both = new byte[ED25519_X509.length + point.length];
    System.arraycopy(ED25519_X509, 0, both, 0, ED25519_X509.length);
    System.arraycopy(point, 0, both, ED25519_X509.length, point.length);
    return both;
  }

  /** Whether it could be the key that a signature by {@code algorithm} names with {@code kid}. */
  boolean mayHaveSigned(JwsAlgorithm algorithm, Optional<String> wanted) {
    return algorithms.contains(algorithm)
        && (wanted.isEmpty() || kid.isEmpty() || kid.equals(wanted));
  }

  /** False also for an algorithm that it does not serve. */
  boolean hasSigned(CompactJws jws) {
    return jws.algorithm()
        .filter(algorithms::contains)
        .filter(it -> Signatures.verify(it, key, jws.signingInput(), jws.signature()))
        .isPresent();
  }
}
