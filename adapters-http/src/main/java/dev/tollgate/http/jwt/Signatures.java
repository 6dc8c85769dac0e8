package dev.tollgate.http.jwt;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.tollgate.domain.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;

/** Signs and verifies with the fastest provider of this machine (RFC 7518, 3.1; RFC 8037, 3.1). */
final class Signatures {

  static final int RSA_BITS = 2048;

  /** Amazon's where its native library loads, else the JDK's own. */
  private static final boolean AMAZON =
      AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;

  private Signatures() {}

  static byte[] sign(SigningAlgorithm algorithm, PrivateKey key, byte[] input)
      throws GeneralSecurityException {
    Signature signature = signature(algorithm);
    signature.initSign(key);
    signature.update(input);
    return signature.sign();
  }

  /** False also for what is no signature at all, or a key that cannot be used. */
  static boolean verify(SigningAlgorithm algorithm, PublicKey key, byte[] input, byte[] signed) {
    try {
      Signature signature = signature(algorithm);
      signature.initVerify(key);
      signature.update(input);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Signature signature(SigningAlgorithm algorithm) throws GeneralSecurityException {
    String name =
        switch (algorithm) {
          case RS256 -> "SHA256withRSA";
          case ES256 -> "SHA256withECDSAinP1363Format";
          case EDDSA -> "Ed25519";
        };
    return AMAZON
        ? Signature.getInstance(name, AmazonCorrettoCryptoProvider.INSTANCE)
        : Signature.getInstance(name);
  }

  static KeyPair generate(SigningAlgorithm algorithm) throws GeneralSecurityException {
    AlgorithmParameterSpec size =
        switch (algorithm) {
          case RS256 -> new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
          case ES256 -> new ECGenParameterSpec("secp256r1");
          case EDDSA -> NamedParameterSpec.ED25519;
        };
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind(algorithm));
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  static PrivateKey privateKey(SigningAlgorithm algorithm, byte[] pkcs8)
      throws GeneralSecurityException {
    return keys(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  static PublicKey publicKey(SigningAlgorithm algorithm, byte[] x509)
      throws GeneralSecurityException {
    return keys(algorithm).generatePublic(new X509EncodedKeySpec(x509));
  }

  /**
   * Makes keys of the provider that uses them: it would convert others at every signature. Amazon's
   * makes none for Ed25519, but signs thirty times faster with the JDK's than the JDK does.
   */
  private static KeyFactory keys(SigningAlgorithm algorithm) throws GeneralSecurityException {
    return AMAZON && algorithm != SigningAlgorithm.EDDSA
        ? KeyFactory.getInstance(kind(algorithm), AmazonCorrettoCryptoProvider.INSTANCE)
        : KeyFactory.getInstance(kind(algorithm));
  }

  /** What the JCA calls the keys of an algorithm. */
  static String kind(SigningAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> "RSA";
      case ES256 -> "EC";
      case EDDSA -> "Ed25519";
    };
  }
}
