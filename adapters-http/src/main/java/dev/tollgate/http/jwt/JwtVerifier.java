package dev.tollgate.http.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tollgate.application.Why;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenUnverified;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Tells whether text is a JWT that a key of this server signed (RFC 7515, 5.2). What was verified
 * is remembered: of a text that comes again, only the key is looked up.
 */
public final class JwtVerifier implements TokenVerifier {

  private static final int MAX_KNOWN = 20_000;

  private final Function<String, Optional<VerifyingKey>> keys;
  private final Predicate<SecretDigest> signedHere;

  /** What was verified, by the digest of its text. */
  private final Cache<SecretDigest, Known> known =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_KNOWN).build();

  /**
   * What a text was found to be, as long as this key is in use; when it ends is judged elsewhere.
   */
  private record Known(String kid, VerifyingKey key, Verified verified) {}

  /**
   * By the keys of a server, which are looked up again for an unknown key.
   *
   * @param signed the tokens that this server signed itself
   */
  public JwtVerifier(SigningKeys keys, SignedTexts signed) {
    this(keys::verifying, signed::contains);
  }

  private JwtVerifier(
      Function<String, Optional<VerifyingKey>> keys, Predicate<SecretDigest> signedHere) {
    this.keys = keys;
    this.signedHere = signedHere;
  }

  /** By the public halves alone, read again for each token: it needs no master key. */
  public static TokenVerifier withoutMasterKey(Keys store) {
    return new JwtVerifier(
        kid ->
            store.all().stream()
                .filter(key -> key.kid().equals(kid))
                .findFirst()
                .map(VerifyingKey::of),
        _ -> false);
  }

  @Override
  public Result<Verified, TokenUnverified> verify(String text) {
    SecretDigest digest = SecretDigest.of(text);
    Known before = known.getIfPresent(digest);
    return before != null && keys.apply(before.kid()).filter(before.key()::equals).isPresent()
        ? Result.ok(before.verified())
        : verify(text, digest);
  }

  private Result<Verified, TokenUnverified> verify(String text, SecretDigest digest) {
    Optional<CompactJws> jws = CompactJws.parse(text);
    if (jws.isEmpty()) {
      return Result.refused(Why.because(new TokenMalformed(), () -> malformed(text)));
    }
    Optional<VerifyingKey> key = keyOf(jws.get(), digest);
    if (key.isEmpty()) {
      return Result.refused(Why.because(new TokenForged(), () -> forged(jws.get())));
    }
    Result<Verified, TokenUnverified> result = verified(jws.get());
    if (result instanceof Result.Ok<Verified, TokenUnverified>(Verified verified)) {
      known.put(digest, new Known(jws.get().header().getKeyID(), key.get(), verified));
    }
    return result;
  }

  private static String malformed(String text) {
    long dots = text.chars().filter(c -> c == '.').count();
    return dots == 2
        ? "The token looks like a JWT, but one of its three parts is broken."
        : "The token is no JWT: it has %d characters and %d dots.".formatted(text.length(), dots);
  }

  private String forged(CompactJws jws) {
    return Optional.ofNullable(jws.header().getKeyID()).flatMap(keys).isPresent()
        ? "The token names a key of this server, which did not sign it in this form."
        : "The token names no key of this server: it is from another server, or its key was"
            + " retired.";
  }

  /** The key that signed it, if that is one of this server. */
  private Optional<VerifyingKey> keyOf(CompactJws jws, SecretDigest digest) {
    return jws.hasCriticalExtensions()
        ? Optional.empty()
        : Optional.ofNullable(jws.header().getKeyID())
            .flatMap(keys)
            .filter(key -> signedHere.test(digest) || (key.hasSigned(jws) && hasOneSpelling(jws)));
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
        ? Result.ok(new Verified(id.get(), claims.get().subject(), expiresAt.get()))
        : Result.refused(
            Why.because(
                new TokenMalformed(),
                () -> "The token has not the claims jti and exp that this server writes."));
  }
}
