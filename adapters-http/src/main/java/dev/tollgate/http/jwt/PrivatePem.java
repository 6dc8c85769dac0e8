package dev.tollgate.http.jwt;

import dev.tollgate.application.port.KeyMaker.Problem;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads private keys from text (RFC 7468, 10; RFC 8017, A.1.2; RFC 5915). */
final class PrivatePem {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);
  private static final String RSA_IDENTIFIER = "300d06092a864886f70d0101010500";
  private static final String P256 = "06082a8648ce3d030107";
  private static final String P256_IDENTIFIER = "301306072a8648ce3d0201" + P256;

  /** Every signature would take longer with more. */
  private static final int MAX_RSA_BITS = 4096;

  private PrivatePem() {}

  record Read(SigningAlgorithm algorithm, KeyPair pair) {
    @Override
    public String toString() {
      return "Read[" + algorithm + "]";
    }
  }

  /** The first private key of the text. */
  static Result<Read, Problem> read(String pem) {
    List<MatchResult> blocks = BLOCK.matcher(pem).results().toList();
    if (blocks.isEmpty()) {
      return Result.refused(Problem.NOT_A_PEM);
    }
    return blocks.stream()
        .filter(block -> block.group(1).endsWith("PRIVATE KEY"))
        .findFirst()
        .map(block -> read(block.group(1), block.group(2)))
        .orElseGet(() -> Result.refused(Problem.NO_PRIVATE_KEY));
  }

  private static Result<Read, Problem> read(String label, String body) {
    if (label.startsWith("ENCRYPTED") || body.contains("ENCRYPTED")) {
      return Result.refused(Problem.ENCRYPTED);
    }
    try {
      byte[] der = Base64.getDecoder().decode(body.replaceAll("\\s", ""));
      Optional<byte[]> pkcs8 =
          switch (label) {
            case "PRIVATE KEY" -> Optional.of(der);
            case "RSA PRIVATE KEY" -> Optional.of(wrap(RSA_IDENTIFIER, der));
            case "EC PRIVATE KEY" ->
                Optional.of(der)
                    .filter(it -> HexFormat.of().formatHex(it).contains(P256))
                    .map(it -> wrap(P256_IDENTIFIER, it));
            default -> Optional.empty();
          };
      return pkcs8.map(PrivatePem::parse).orElseGet(() -> Result.refused(Problem.UNKNOWN_KIND));
    } catch (IllegalArgumentException e) {
      return Result.refused(Problem.NOT_A_PEM);
    }
  }

  /** As PKCS #8 (RFC 5208, 5). */
  private static byte[] wrap(String identifier, byte[] key) {
    String octets = der("04", HexFormat.of().formatHex(key));
    return HexFormat.of().parseHex(der("30", "020100" + identifier + octets));
  }

  /** A value with its tag and length in DER (X.690, 8.1 and 10.1). */
  private static String der(String tag, String hex) {
    int length = hex.length() / 2;
    String size = length < 128 ? "%02x" : length < 256 ? "81%02x" : "82%04x";
    return tag + size.formatted(length) + hex;
  }

  private static Result<Read, Problem> parse(byte[] pkcs8) {
    for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
      Optional<PrivateKey> key = privateKey(algorithm, pkcs8);
      if (key.isPresent()) {
        return pair(algorithm, key.get());
      }
    }
    return Result.refused(Problem.UNKNOWN_KIND);
  }

  private static Optional<PrivateKey> privateKey(SigningAlgorithm algorithm, byte[] pkcs8) {
    try {
      return Optional.of(
          KeyFactory.getInstance(Signatures.name(JwsAlgorithm.of(algorithm).kind()))
              .generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /** Only if the two halves belong together. */
  private static Result<Read, Problem> pair(SigningAlgorithm algorithm, PrivateKey key) {
    if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < Signatures.RSA_BITS) {
      return Result.refused(Problem.TOO_SHORT);
    }
    if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() > MAX_RSA_BITS) {
      return Result.refused(Problem.TOO_LONG);
    }
    byte[] probe = {1, 2, 3};
    try {
      Optional<PublicKey> half = PublicKeyDerivation.from(key);
      return half.isPresent()
              && Signatures.verify(
                  JwsAlgorithm.of(algorithm),
                  half.get(),
                  probe,
                  Signatures.sign(algorithm, key, probe))
          ? Result.ok(new Read(algorithm, new KeyPair(half.get(), key)))
          : Result.refused(Problem.UNKNOWN_KIND);
    } catch (GeneralSecurityException e) {
      return Result.refused(Problem.UNKNOWN_KIND);
    }
  }
}
