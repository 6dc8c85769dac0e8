package dev.tollgate.http.jwt;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEObjectType;
import dev.tollgate.application.port.AssertionVerifier;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Checks assertions of clients that are JWTs (RFC 7523, 3), with the keys of those clients. */
public final class JwtAssertionVerifier implements AssertionVerifier {

  private static final int MAX_CACHED = 1_000;
  private static final int MAX_ID = 255;
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final Set<JOSEObjectType> TYPES =
      Set.of(JOSEObjectType.JWT, new JOSEObjectType("client-authentication+jwt"));

  private final Cache<String, List<VerifyingKey>> inline =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_CACHED).build();
  private final Cache<URI, RemoteKeySet> remote =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MAX_CACHED).build();
  private final Duration leeway;
  private final LongSupplier nanoTime;
  private final Duration patience;

  /**
   * A verifier with empty caches.
   *
   * @param leeway how far the clock of a client may differ from ours
   */
  public JwtAssertionVerifier(Duration leeway, LongSupplier nanoTime) {
    this(leeway, nanoTime, RemoteKeySet.PATIENCE);
  }

  /**
   * The same.
   *
   * @param patience how long a fetch of a client's keys may take
   */
  JwtAssertionVerifier(Duration leeway, LongSupplier nanoTime, Duration patience) {
    this.leeway = leeway;
    this.nanoTime = nanoTime;
    this.patience = patience;
  }

  /** The {@code alg} of the assertions that are understood. */
  public static List<String> algorithms() {
    return JwsAlgorithm.names();
  }

  @Override
  public Optional<ClientId> claimedBy(String assertion) {
    return CompactJws.parse(assertion)
        .flatMap(CompactJws::claims)
        .flatMap(Claims::subject)
        .flatMap(ClientId::parse);
  }

  @Override
  public Result<Verified, Cause> verify(
      String assertion, Optional<ClientAuthentication> keys, Set<String> audiences, Instant now) {
    Optional<CompactJws> jws = CompactJws.parse(assertion).filter(JwtAssertionVerifier::isPlain);
    Optional<JwsAlgorithm> algorithm = jws.flatMap(CompactJws::algorithm);
    if (algorithm.isEmpty()) {
      return Result.refused(Cause.ASSERTION_FORGED);
    }
    Optional<Cause> flaw = flawOf(jws.get(), algorithm.get(), keys);
    return flaw.isPresent() ? Result.refused(flaw.get()) : verified(jws.get(), audiences, now);
  }

  private static boolean isPlain(CompactJws jws) {
    JOSEObjectType type = jws.header().getType();
    return !jws.hasCriticalExtensions() && (type == null || TYPES.contains(type));
  }

  /** Empty if a key of the client signed it. */
  private Optional<Cause> flawOf(
      CompactJws jws, JwsAlgorithm algorithm, Optional<ClientAuthentication> authentication) {
    List<VerifyingKey> keys = authentication.map(this::keysOf).orElse(List.of());
    if (isSignedByOneOf(keys, jws, algorithm)
        || isSignedByANewKey(authentication, keys, jws, algorithm)) {
      return Optional.empty();
    }
    boolean unusable = keys.isEmpty() && authentication.filter(it -> it.isByKeys()).isPresent();
    return Optional.of(unusable ? Cause.KEYS_UNUSABLE : Cause.ASSERTION_FORGED);
  }

  private static boolean isSignedByOneOf(
      List<VerifyingKey> keys, CompactJws jws, JwsAlgorithm algorithm) {
    return tried(keys, jws, algorithm).anyMatch(key -> key.hasSigned(jws));
  }

  /**
   * Always as many keys, for every client and for nobody: decoys stand in for those that a client
   * does not have.
   */
  static Stream<VerifyingKey> tried(
      List<VerifyingKey> keys, CompactJws jws, JwsAlgorithm algorithm) {
    Optional<String> kid = Optional.ofNullable(jws.header().getKeyID());
    return Stream.concat(
            keys.stream().filter(key -> key.mayHaveSigned(algorithm, kid)),
            Stream.generate(() -> Decoys.of(algorithm)))
        .limit(ClientJwks.MAX_TRIED);
  }

  private List<VerifyingKey> keysOf(ClientAuthentication authentication) {
    return switch (authentication) {
      case ClientAuthentication.ByKeys(String jwks) -> inline.get(jwks, ClientJwks::usable);
      case ClientAuthentication.ByKeysAt(URI uri) -> at(uri).keys();
      case ClientAuthentication.BySecret _, ClientAuthentication.None _ -> List.of();
    };
  }

  private RemoteKeySet at(URI uri) {
    return remote.get(uri, it -> new RemoteKeySet(it, nanoTime, patience));
  }

  /** A signature that fits none of the kept keys may be by one that was published since. */
  private boolean isSignedByANewKey(
      Optional<ClientAuthentication> authentication,
      List<VerifyingKey> kept,
      CompactJws jws,
      JwsAlgorithm algorithm) {
    if (authentication.orElse(null) instanceof ClientAuthentication.ByKeysAt(URI uri)) {
      List<VerifyingKey> recent = at(uri).recentKeys();
      return !recent.equals(kept) && isSignedByOneOf(recent, jws, algorithm);
    }
    return false;
  }

  private Result<Verified, Cause> verified(CompactJws jws, Set<String> audiences, Instant now) {
    return jws.claims()
        .filter(claims -> matchAudience(claims, audiences) && matchTime(claims, now))
        .<Result<Verified, Cause>>map(
            claims ->
                Result.ok(
                    new Verified(
                        claims.id().orElseThrow(), claims.expiresAt().orElseThrow().plus(leeway))))
        .orElseGet(() -> Result.refused(Cause.ASSERTION_CLAIMS));
  }

  private static boolean matchAudience(Claims claims, Set<String> audiences) {
    return claims.issuer().isPresent()
        && claims.issuer().equals(claims.subject())
        && !claims.audience().isEmpty()
        && audiences.containsAll(claims.audience())
        && claims.id().filter(id -> !id.isEmpty() && id.length() <= MAX_ID).isPresent();
  }

  private boolean matchTime(Claims claims, Instant now) {
    return claims.expiresAt().filter(expiry -> isAhead(expiry, now)).isPresent()
        && claims.notBefore().filter(start -> start.isAfter(now.plus(leeway))).isEmpty()
        && claims.issuedAt().filter(start -> start.isAfter(now.plus(leeway))).isEmpty();
  }

  private boolean isAhead(Instant expiry, Instant now) {
    return expiry.isAfter(now.minus(leeway)) && !expiry.isAfter(now.plus(LONGEST).plus(leeway));
  }
}
