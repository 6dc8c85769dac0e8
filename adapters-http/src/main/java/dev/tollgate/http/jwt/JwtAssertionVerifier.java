package dev.tollgate.http.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.tollgate.application.port.AssertionVerifier;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Checks assertions of clients that are JWTs (RFC 7523, 3), with the keys of those clients. */
public final class JwtAssertionVerifier implements AssertionVerifier {

  /** How many keys are tried when an assertion does not name its key. */
  private static final int MAX_TRIED = 10;

  private static final int MAX_CACHED = 1_000;
  private static final int MAX_ID = 255;
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final Set<JOSEObjectType> TYPES =
      Set.of(JOSEObjectType.JWT, new JOSEObjectType("client-authentication+jwt"));

  private final Cache<String, Result<List<VerifyingKey>, Cause>> inline =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).build();
  private final Cache<URI, RemoteKeySet> remote =
      Caffeine.newBuilder().maximumSize(MAX_CACHED).build();
  private final Duration leeway;
  private final LongSupplier nanoTime;

  /**
   * A verifier with empty caches.
   *
   * @param leeway how far the clock of a client may differ from ours
   */
  public JwtAssertionVerifier(Duration leeway, LongSupplier nanoTime) {
    this.leeway = leeway;
    this.nanoTime = nanoTime;
  }

  @Override
  public Optional<ClientId> claimedBy(String assertion) {
    return CompactJws.parse(assertion)
        .flatMap(CompactJws::claims)
        .map(JWTClaimsSet::getSubject)
        .flatMap(ClientId::parse);
  }

  @Override
  public Result<Verified, Cause> verify(
      String assertion, Optional<ClientAuthentication> keys, Set<String> audiences, Instant now) {
    Optional<CompactJws> jws = CompactJws.parse(assertion).filter(JwtAssertionVerifier::isPlain);
    Optional<SigningAlgorithm> algorithm =
        jws.flatMap(it -> VerifyingKey.named(it.header().getAlgorithm().getName()));
    if (algorithm.isEmpty()) {
      return Result.refused(Cause.ASSERTION_FORGED);
    }
    Optional<Cause> flaw = flawOf(jws.get(), algorithm.get(), keys);
    return flaw.isPresent() ? Result.refused(flaw.get()) : verified(jws.get(), audiences, now);
  }

  private static boolean isPlain(CompactJws jws) {
    JOSEObjectType type = jws.header().getType();
    return !jws.asksForMore() && (type == null || TYPES.contains(type));
  }

  /** Empty if a key of the client signed it. Where there is no key to try, a decoy is tried. */
  private Optional<Cause> flawOf(
      CompactJws jws, SigningAlgorithm algorithm, Optional<ClientAuthentication> keys) {
    String kid = jws.header().getKeyID();
    Predicate<VerifyingKey> wanted =
        key ->
            key.algorithm() == algorithm
                && (kid == null || key.kid().isEmpty() || key.kid().get().equals(kid));
    Result<List<VerifyingKey>, Cause> found =
        keys.map(it -> keysOf(it, wanted)).orElseGet(() -> Result.ok(List.of()));
    List<VerifyingKey> tried =
        found.fold(all -> all.stream().filter(wanted).limit(MAX_TRIED).toList(), _ -> List.of());
    if (tried.isEmpty()) {
      boolean _ = Decoys.of(algorithm).hasSigned(jws);
      return found.fold(_ -> Optional.of(Cause.ASSERTION_FORGED), Optional::of);
    }
    return tried.stream().anyMatch(key -> key.hasSigned(jws))
        ? Optional.empty()
        : Optional.of(Cause.ASSERTION_FORGED);
  }

  private Result<List<VerifyingKey>, Cause> keysOf(
      ClientAuthentication authentication, Predicate<VerifyingKey> wanted) {
    return switch (authentication) {
      case ClientAuthentication.ByKeys(String jwks) -> inline.get(jwks, this::parse);
      case ClientAuthentication.ByKeysAt(URI uri) ->
          remote.get(uri, it -> new RemoteKeySet(it, nanoTime)).keys(wanted);
      case ClientAuthentication.BySecret _, ClientAuthentication.None _ -> Result.ok(List.of());
    };
  }

  private Result<List<VerifyingKey>, Cause> parse(String jwks) {
    return ClientJwks.parse(jwks).fold(Result::ok, problem -> Result.refused(Cause.KEYS_UNUSABLE));
  }

  private Result<Verified, Cause> verified(CompactJws jws, Set<String> audiences, Instant now) {
    return jws.claims()
        .filter(claims -> areMeant(claims, audiences) && areTimely(claims, now))
        .<Result<Verified, Cause>>map(
            claims ->
                Result.ok(
                    new Verified(
                        claims.getJWTID(), claims.getExpirationTime().toInstant().plus(leeway))))
        .orElseGet(() -> Result.refused(Cause.ASSERTION_CLAIMS));
  }

  private static boolean areMeant(JWTClaimsSet claims, Set<String> audiences) {
    String id = claims.getJWTID();
    return claims.getIssuer() != null
        && claims.getIssuer().equals(claims.getSubject())
        && !claims.getAudience().isEmpty()
        && claims.getAudience().stream().allMatch(it -> it != null && audiences.contains(it))
        && id != null
        && !id.isEmpty()
        && id.length() <= MAX_ID;
  }

  private boolean areTimely(JWTClaimsSet claims, Instant now) {
    Date expiry = claims.getExpirationTime();
    return expiry != null
        && expiry.toInstant().isAfter(now.minus(leeway))
        && !expiry.toInstant().isAfter(now.plus(LONGEST).plus(leeway))
        && hasCome(claims.getNotBeforeTime(), now)
        && hasCome(claims.getIssueTime(), now);
  }

  private boolean hasCome(Date date, Instant now) {
    return date == null || !date.toInstant().isAfter(now.plus(leeway));
  }
}
