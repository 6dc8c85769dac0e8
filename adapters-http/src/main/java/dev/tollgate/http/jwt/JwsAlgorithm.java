package dev.tollgate.http.jwt;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import dev.tollgate.domain.SigningAlgorithm;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How signatures are checked (RFC 7518, 3.1; RFC 8037, 3.1): more ways than tokens are signed. */
enum JwsAlgorithm {
  RS256("RS256", Kind.RSA),
  RS384("RS384", Kind.RSA),
  RS512("RS512", Kind.RSA),
  PS256("PS256", Kind.RSA),
  PS384("PS384", Kind.RSA),
  PS512("PS512", Kind.RSA),
  ES256("ES256", Kind.P256),
  ES384("ES384", Kind.P384),
  ES512("ES512", Kind.P521),
  EDDSA("EdDSA", Kind.ED25519);

  /** The second name of EdDSA with Ed25519 (RFC 9864, 2.2). */
  private static final String ED25519 = "Ed25519";

  /** What the keys of an algorithm have in common. */
  enum Kind {
    RSA,
    P256,
    P384,
    P521,
    ED25519
  }

  private final String value;
  private final Kind kind;

  JwsAlgorithm(String value, Kind kind) {
    this.value = value;
    this.kind = kind;
  }

  static JwsAlgorithm of(SigningAlgorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> RS256;
      case ES256 -> ES256;
      case EDDSA -> EDDSA;
    };
  }

  /** The algorithm of an {@code alg}. */
  static Optional<JwsAlgorithm> named(String alg) {
    return alg.equals(ED25519)
        ? Optional.of(EDDSA)
        : Arrays.stream(values()).filter(it -> it.value.equals(alg)).findFirst();
  }

  /** Every {@code alg} that is understood, in a fixed order. */
  static List<String> names() {
    return Stream.concat(Arrays.stream(values()).map(it -> it.value), Stream.of(ED25519)).toList();
  }

  /** Those that a key serves: the one that it names, else all of its kind (RFC 7517, 4.4). */
  static Set<JwsAlgorithm> of(JWK key) {
    Optional<Kind> kind = kindOf(key);
    Set<JwsAlgorithm> served = EnumSet.noneOf(JwsAlgorithm.class);
    for (JwsAlgorithm algorithm : values()) {
      boolean named =
          key.getAlgorithm() == null
              || named(key.getAlgorithm().getName()).equals(Optional.of(algorithm));
      if (named && kind.equals(Optional.of(algorithm.kind))) {
        served.add(algorithm);
      }
    }
    return served;
  }

  private static Optional<Kind> kindOf(JWK key) {
    return switch (key) {
      case RSAKey _ -> Optional.of(Kind.RSA);
      case ECKey ec when ec.getCurve().equals(Curve.P_256) -> Optional.of(Kind.P256);
      case ECKey ec when ec.getCurve().equals(Curve.P_384) -> Optional.of(Kind.P384);
      case ECKey ec when ec.getCurve().equals(Curve.P_521) -> Optional.of(Kind.P521);
      case OctetKeyPair okp when okp.getCurve().equals(Curve.Ed25519) -> Optional.of(Kind.ED25519);
      default -> Optional.empty();
    };
  }

  Kind kind() {
    return kind;
  }
}
