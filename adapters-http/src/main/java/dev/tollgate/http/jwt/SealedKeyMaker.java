package dev.tollgate.http.jwt;

import com.nimbusds.jose.Algorithm;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;

/** Makes keys whose private halves only a master key opens; the thumbprint is the id (RFC 7638). */
public final class SealedKeyMaker implements KeyMaker {

  private final MasterKey master;

  public SealedKeyMaker(MasterKey master) {
    this.master = master;
  }

  @Override
  public SigningKey generate(SigningAlgorithm algorithm, Instant now, Instant signsFrom) {
    try {
      return seal(
          algorithm, Signatures.generate(JwsAlgorithm.of(algorithm).kind()), now, signsFrom);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  @Override
  public Result<SigningKey, Problem> read(String pem, Instant now, Instant signsFrom) {
    return PrivatePem.read(pem)
        .fold(
            read -> Result.ok(seal(read.algorithm(), read.pair(), now, signsFrom)),
            Result::refused);
  }

  private SigningKey seal(
      SigningAlgorithm algorithm, KeyPair pair, Instant now, Instant signsFrom) {
    try {
      JWK jwk = jwk(algorithm, pair.getPublic());
      return new SigningKey(
          jwk.getKeyID(),
          algorithm,
          jwk.toJSONString(),
          master.seal(pair.getPrivate().getEncoded(), jwk.getKeyID()),
          now,
          signsFrom);
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static JWK jwk(SigningAlgorithm algorithm, PublicKey key) throws JOSEException {
    Algorithm alg = new Algorithm(algorithm.toString());
    return switch (algorithm) {
      case RS256 ->
          new RSAKey.Builder((RSAPublicKey) key)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(alg)
              .keyIDFromThumbprint()
              .build();
      case ES256 ->
          new ECKey.Builder(Curve.P_256, (ECPublicKey) key)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(alg)
              .keyIDFromThumbprint()
              .build();
      case EDDSA ->
          new OctetKeyPair.Builder(Curve.Ed25519, point(key.getEncoded()))
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(alg)
              .keyIDFromThumbprint()
              .build();
    };
  }

  /** The end of an X.509 key (RFC 8410, 4). */
  private static Base64URL point(byte[] x509) {
    return Base64URL.encode(Arrays.copyOfRange(x509, x509.length - 32, x509.length));
  }
}
