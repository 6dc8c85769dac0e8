package dev.tollgate.bench;

import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.TokenId;
import dev.tollgate.http.jwt.JwtSigner;
import dev.tollgate.http.jwt.JwtVerifier;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.jwt.SignedTexts;
import dev.tollgate.http.jwt.SigningKeys;
import dev.tollgate.persistence.memory.MemoryStorageProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a token costs besides HTTP and the store: its id, its signature, and checking both. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Tokens {

  @Param({"ES256", "RS256"})
  public SigningAlgorithm algorithm;

  private final Token token = token();
  private JwtSigner signer;
  private JwtVerifier verifier;
  private TokenForm.Jwt form;
  private String text;

  @Setup
  public void prepare() {
    SigningKeys keys =
        new SigningKeys(
            new MemoryStorageProvider().open(new StorageSettings("memory:", Map.of())).keys(),
            MasterKey.parse(MasterKey.generate()).orElseThrow(),
            Clock.systemUTC(),
            System::nanoTime);
    keys.prepare(List.of(algorithm));
    signer = new JwtSigner(keys, new SignedTexts());
    verifier = new JwtVerifier(keys, new SignedTexts());
    form =
        new TokenForm.Jwt(
            algorithm,
            "at+jwt",
            it -> Map.of("jti", it.id().value(), "scope", it.scopes().toString(), "exp", 1L));
    text = sign();
  }

  private static Token token() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return new Token(
        TokenId.next(now, ThreadLocalRandom.current()),
        new RegistrationId("reg_1"),
        new ClientId("client"),
        "rfc",
        ScopeSet.of("profile:read", "templates:read"),
        List.of(),
        now,
        now.plus(Duration.ofHours(1)),
        Optional.empty());
  }

  @Benchmark
  public String sign() {
    return signer.sign(token, form, List.of());
  }

  /** A text that was verified before. */
  @Benchmark
  public Object verifyAgain() {
    return verifier.verify(text);
  }

  @Benchmark
  public SecretDigest digest() {
    return SecretDigest.of(text);
  }

  @Benchmark
  public TokenId nextId() {
    return TokenId.next(token.issuedAt(), ThreadLocalRandom.current());
  }
}
