package dev.tollgate.http.jwt;

import com.nimbusds.jose.JWSHeader;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Tells whether text is a JWT that a key of this server signed (RFC 7515, 5.2). */
public final class JwtVerifier implements TokenVerifier {

  private final Function<String, Optional<VerifyingKey>> keys;

  /** By the keys of a server, which it looks up anew when it meets one that it does not know. */
  public JwtVerifier(SigningKeys keys) {
    this(keys::verifying);
  }

  private JwtVerifier(Function<String, Optional<VerifyingKey>> keys) {
    this.keys = keys;
  }

  /** By the public halves alone, read anew for each token: it needs no master key. */
  public static TokenVerifier withoutMasterKey(Keys store) {
    return new JwtVerifier(
        kid ->
            store.all().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .map(VerifyingKey::of));
  }

  @Override
  public Result<Verified, TokenUnverified> verify(String text) {
    Optional<CompactJws> jws = CompactJws.parse(text);
    if (jws.isEmpty()) {
      return Result.refused(new TokenMalformed());
    }
    return isOurs(jws.get()) ? verified(jws.get()) : Result.refused(new TokenForged());
  }

  private boolean isOurs(CompactJws jws) {
    JWSHeader header = jws.header();
    return !jws.hasCriticalExtensions()
        && Optional.ofNullable(header.getKeyID())
            .flatMap(keys)
            .filter(key -> key.hasSigned(jws) && hasOneSpelling(jws))
            .isPresent();
  }

  /** No other text than the one that was issued is that token, not even with a sound signature. */
  private static boolean hasOneSpelling(CompactJws jws) {
    return SigningAlgorithm.parse(jws.header().getAlgorithm().getName())
        .filter(algorithm -> Signatures.hasOneSpelling(algorithm, jws.signature()))
        .isPresent();
  }

  private static Result<Verified, TokenUnverified> verified(CompactJws jws) {
    Optional<Claims> claims = jws.claims();
    Optional<TokenId> id = claims.flatMap(Claims::id).flatMap(TokenId::parse);
    Optional<Instant> expiresAt = claims.flatMap(Claims::expiresAt);
    return id.isPresent() && expiresAt.isPresent()
        ? Result.ok(new Verified(id.get(), expiresAt.get()))
        : Result.refused(new TokenMalformed());
  }
}
