package dev.tollgate.http.jwt;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import dev.tollgate.domain.SigningAlgorithm;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Signs and verifies with the fastest provider of this machine (RFC 7518, 3.1; RFC 8037, 3.1). */
final class Signatures {

  static final int RSA_BITS = 2048;

  /** Amazon's where its native library loads, else the JDK's own. */
  private static final boolean AMAZON =
      AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;

  private static final int P256_BYTES = 32;

  /** The order of the group on P-256 (SEC 2, 2.4.2). */
  private static final BigInteger P256_ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private Signatures() {}

  /** Finds the provider with the key factories that a start uses. */
  static void load() {
    for (JwsAlgorithm.Kind kind : JwsAlgorithm.Kind.values()) {
      try {
        KeyFactory _ = keys(kind);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no keys of the kind " + kind, e);
      }
    }
  }

  /** An ES256 signature has the lower of its two values of {@code s}. */
  static byte[] sign(SigningAlgorithm algorithm, PrivateKey key, byte[] input)
      throws GeneralSecurityException {
    Signature signature = signature(JwsAlgorithm.of(algorithm));
    signature.initSign(key);
    signature.update(input);
    byte[] signed = signature.sign();
    return hasOneSpelling(algorithm, signed) ? signed : withLowS(signed);
  }

  /**
   * False for an ES256 signature with the higher of its two values of {@code s}, which anyone who
   * has the other can compute. The other algorithms have one spelling: {@link #verify} refuses any
   * other length, and numbers that are not reduced.
   */
  static boolean hasOneSpelling(SigningAlgorithm algorithm, byte[] signature) {
    return switch (algorithm) {
      case ES256 -> s(signature).compareTo(P256_ORDER.shiftRight(1)) <= 0;
      case RS256, EDDSA -> true;
    };
  }

  private static BigInteger s(byte[] signature) {
    return new BigInteger(1, Arrays.copyOfRange(signature, P256_BYTES, 2 * P256_BYTES));
  }

  private static byte[] withLowS(byte[] signature) {
    byte[] other = P256_ORDER.subtract(s(signature)).toByteArray();
    byte[] both = Arrays.copyOf(Arrays.copyOf(signature, P256_BYTES), 2 * P256_BYTES);
    int length = Math.min(other.length, P256_BYTES);
    System.arraycopy(other, other.length - length, both, both.length - length, length);
    return both;
  }

  /** False also for what is no signature at all, or a key that cannot be used. */
  static boolean verify(JwsAlgorithm algorithm, PublicKey key, byte[] input, byte[] signed) {
    if (signed.length != length(algorithm, key)) {
      return false;
    }
    try {
      Signature signature = signature(algorithm);
      signature.initVerify(key);
      signature.update(input);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** Of every signature, in bytes: none is cut and none is padded (RFC 7518, 3.3 to 3.5). */
  private static int length(JwsAlgorithm algorithm, PublicKey key) {
    return switch (algorithm.kind()) {
      case RSA -> (((RSAPublicKey) key).getModulus().bitLength() + 7) / 8;
      case P256, ED25519 -> 64;
      case P384 -> 96;
      case P521 -> 132;
    };
  }

  private static Signature signature(JwsAlgorithm algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case RS256 -> named("SHA256withRSA");
      case RS384 -> named("SHA384withRSA");
      case RS512 -> named("SHA512withRSA");
      case PS256 -> pss("SHA-256", 32);
      case PS384 -> pss("SHA-384", 48);
      case PS512 -> pss("SHA-512", 64);
      case ES256 -> named("SHA256withECDSAinP1363Format");
      case ES384 -> named("SHA384withECDSAinP1363Format");
      case ES512 -> named("SHA512withECDSAinP1363Format");
      case EDDSA -> named("Ed25519");
    };
  }

  private static Signature named(String name) throws GeneralSecurityException {
    return AMAZON
        ? Signature.getInstance(name, AmazonCorrettoCryptoProvider.INSTANCE)
        : Signature.getInstance(name);
  }

  /** With a salt as long as the hash (RFC 7518, 3.5). */
  private static Signature pss(String hash, int salt) throws GeneralSecurityException {
    Signature signature = named("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec(
            hash, "MGF1", new MGF1ParameterSpec(hash), salt, PSSParameterSpec.TRAILER_FIELD_BC));
    return signature;
  }

  static KeyPair generate(JwsAlgorithm.Kind kind) throws GeneralSecurityException {
    AlgorithmParameterSpec size =
        switch (kind) {
          case RSA -> new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4);
          case P256 -> new ECGenParameterSpec("secp256r1");
          case P384 -> new ECGenParameterSpec("secp384r1");
          case P521 -> new ECGenParameterSpec("secp521r1");
          case ED25519 -> NamedParameterSpec.ED25519;
        };
    KeyPairGenerator generator = KeyPairGenerator.getInstance(name(kind));
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  static PrivateKey privateKey(SigningAlgorithm algorithm, byte[] pkcs8)
      throws GeneralSecurityException {
    return keys(JwsAlgorithm.of(algorithm).kind()).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  static PublicKey publicKey(JwsAlgorithm.Kind kind, byte[] x509) throws GeneralSecurityException {
    return keys(kind).generatePublic(new X509EncodedKeySpec(x509));
  }

  /**
   * Makes keys of the provider that uses them: it would convert others at every signature. Amazon's
   * makes none for Ed25519, but signs thirty times faster with the JDK's than the JDK does.
   */
  private static KeyFactory keys(JwsAlgorithm.Kind kind) throws GeneralSecurityException {
    return AMAZON && kind != JwsAlgorithm.Kind.ED25519
        ? KeyFactory.getInstance(name(kind), AmazonCorrettoCryptoProvider.INSTANCE)
        : KeyFactory.getInstance(name(kind));
  }

  /** What the JCA calls keys of this kind. */
  static String name(JwsAlgorithm.Kind kind) {
    return switch (kind) {
      case RSA -> "RSA";
      case P256, P384, P521 -> "EC";
      case ED25519 -> "Ed25519";
    };
  }
}
