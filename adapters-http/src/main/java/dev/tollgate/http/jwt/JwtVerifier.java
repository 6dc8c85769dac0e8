package dev.tollgate.http.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Tells whether text is a JWT that a key of this server signed (RFC 7515, 5.2). */
public final class JwtVerifier implements TokenVerifier {

  private static final int MAX_LENGTH = 16 * 1024;

  /**
   * Base64url of what begins with a brace, twice, and a signature: the library stumbles at null.
   */
  private static final Pattern COMPACT =
      Pattern.compile("(e[w-z][A-Za-z0-9_-]*\\.){2}[A-Za-z0-9_-]+");

  private final Function<String, Optional<PublicKey>> keys;

  /** By the keys of a server, which it looks up anew when it meets one that it does not know. */
  public JwtVerifier(SigningKeys keys) {
    this(kid -> keys.verifying(kid).map(pair -> new PublicKey(pair.algorithm(), pair.publicKey())));
  }

  private JwtVerifier(Function<String, Optional<PublicKey>> keys) {
    this.keys = keys;
  }

  /** By the public halves alone, read anew for each token: it needs no master key. */
  public static TokenVerifier withoutMasterKey(Keys store) {
    return new JwtVerifier(
        kid ->
            store.all().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .map(key -> new PublicKey(key.algorithm(), SigningKeys.publicKey(key))));
  }

  private record PublicKey(SigningAlgorithm algorithm, RSAPublicKey key) {}

  @Override
  public Result<Verified, TokenUnverified> verify(String text) {
    return parse(text)
        .<Result<Verified, TokenUnverified>>map(this::verify)
        .orElseGet(() -> Result.refused(new TokenMalformed()));
  }

  /** Empty also for text that decodes to the same bytes as a token, but is not its text. */
  private static Optional<JWSObject> parse(String text) {
    if (text.length() > MAX_LENGTH || !COMPACT.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      JWSObject jwt = JWSObject.parse(text);
      for (Base64URL part : jwt.getParsedParts()) {
        if (!Base64URL.encode(part.decode()).equals(part)) {
          return Optional.empty();
        }
      }
      return Optional.of(jwt);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  private Result<Verified, TokenUnverified> verify(JWSObject jwt) {
    JWSHeader header = jwt.getHeader();
    Optional<PublicKey> key =
        Optional.ofNullable(header.getKeyID())
            .flatMap(keys)
            .filter(known -> known.algorithm().name().equals(header.getAlgorithm().getName()));
    return key.isPresent() && isSignedBy(key.get().key(), jwt)
        ? verified(jwt)
        : Result.refused(new TokenForged());
  }

  private static boolean isSignedBy(RSAPublicKey key, JWSObject jwt) {
    RSASSAVerifier verifier = new RSASSAVerifier(key);
    verifier.getJCAContext().setProvider(CryptoProvider.SIGNATURES);
    try {
      return jwt.verify(verifier);
    } catch (JOSEException e) {
      return false;
    }
  }

  private static Result<Verified, TokenUnverified> verified(JWSObject jwt) {
    try {
      JWTClaimsSet claims = JWTClaimsSet.parse(jwt.getPayload().toString());
      Optional<TokenId> id = Optional.ofNullable(claims.getJWTID()).flatMap(TokenId::parse);
      Optional<Instant> expiresAt =
          Optional.ofNullable(claims.getExpirationTime()).map(Date::toInstant);
      return id.isPresent() && expiresAt.isPresent()
          ? Result.ok(new Verified(id.get(), expiresAt.get()))
          : Result.refused(new TokenMalformed());
    } catch (ParseException e) {
      return Result.refused(new TokenMalformed());
    }
  }
}
