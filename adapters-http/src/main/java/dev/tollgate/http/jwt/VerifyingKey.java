package dev.tollgate.http.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Optional;

/** The public half of a key, good for one algorithm only. */
record VerifyingKey(Optional<String> kid, SigningAlgorithm algorithm, PublicKey key) {

  private static final int MAX_RSA_BITS = 8192;
  private static final byte[] ED25519_X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  static VerifyingKey of(SigningKey key) {
    try {
      return of(JWK.parse(key.publicJwk())).orElseThrow();
    } catch (ParseException e) {
      throw new IllegalStateException("signing key " + key.kid() + " cannot be read", e);
    }
  }

  /** Empty if it is not meant for signatures, or for none that are known here. */
  static Optional<VerifyingKey> of(JWK jwk) {
    if (!mayVerify(jwk)) {
      return Optional.empty();
    }
    try {
      return switch (jwk) {
        case RSAKey rsa when bits(rsa) >= Signatures.RSA_BITS && bits(rsa) <= MAX_RSA_BITS ->
            of(jwk, SigningAlgorithm.RS256, rsa.toRSAPublicKey().getEncoded());
        case ECKey ec when ec.getCurve().equals(Curve.P_256) ->
            of(jwk, SigningAlgorithm.ES256, ec.toECPublicKey().getEncoded());
        case OctetKeyPair okp when okp.getCurve().equals(Curve.Ed25519) ->
            of(jwk, SigningAlgorithm.EDDSA, x509(okp.getDecodedX()));
        default -> Optional.empty();
      };
    } catch (JOSEException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private static int bits(RSAKey key) {
    return key.getModulus().decodeToBigInteger().bitLength();
  }

  private static boolean mayVerify(JWK jwk) {
    return (jwk.getKeyUse() == null || jwk.getKeyUse().equals(KeyUse.SIGNATURE))
        && (jwk.getKeyOperations() == null
            || jwk.getKeyOperations().isEmpty()
            || jwk.getKeyOperations().contains(KeyOperation.VERIFY));
  }

  private static Optional<VerifyingKey> of(JWK jwk, SigningAlgorithm algorithm, byte[] x509)
      throws GeneralSecurityException {
    boolean meant =
        jwk.getAlgorithm() == null
            || named(jwk.getAlgorithm().getName()).filter(algorithm::equals).isPresent();
    return meant
        ? Optional.of(
            new VerifyingKey(
                Optional.ofNullable(jwk.getKeyID()),
                algorithm,
                Signatures.publicKey(algorithm, x509)))
        : Optional.empty();
  }

  /** The algorithm of an {@code alg}; Ed25519 has two (RFC 8037, 3.1; RFC 9864, 2.2). */
  static Optional<SigningAlgorithm> named(String alg) {
    return alg.equals("Ed25519")
        ? Optional.of(SigningAlgorithm.EDDSA)
        : SigningAlgorithm.parse(alg);
  }

  private static byte[] x509(byte[] point) {
    byte[] both = new byte[ED25519_X509.length + point.length];
    System.arraycopy(ED25519_X509, 0, both, 0, ED25519_X509.length);
    System.arraycopy(point, 0, both, ED25519_X509.length, point.length);
    return both;
  }

  boolean hasSigned(CompactJws jws) {
    return Signatures.verify(algorithm, key, jws.signingInput(), jws.signature());
  }
}
