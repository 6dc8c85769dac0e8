package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** Signing keys, oldest first, with encrypted private parts. */
final class KeyKind implements Kind<SigningKey> {

  /** More than any setting allows. */
  private static final Duration LONGEST_LIFETIME = Duration.ofDays(36_500);

  @Override
  public String name() {
    return "key";
  }

  @Override
  public Stream<SigningKey> read(Storage store) {
    return store.keys().all().stream()
        .sorted(Comparator.comparing(SigningKey::createdAt).thenComparing(SigningKey::kid));
  }

  @Override
  public Members write(SigningKey value) {
    return new Members()
        .with("kid", value.kid())
        .with("algorithm", value.algorithm().name())
        .with("public_jwk", value.publicJwk())
        .with("sealed_private", value.sealedPrivate())
        .with("created_at", value.createdAt())
        .with("signs_from", value.signsFrom())
        .with("longest_lifetime", value.longestLifetime().toSeconds());
  }

  @Override
  public SigningKey parse(Members members) {
    return new SigningKey(
        members.text("kid"),
        SigningAlgorithm.valueOf(members.text("algorithm")),
        members.text("public_jwk"),
        members.text("sealed_private"),
        members.time("created_at"),
        members.time("signs_from"),
        lifetime(members.number("longest_lifetime")));
  }

  @Override
  public Writer<SigningKey> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.keys().addFirst(value) || target.keys().add(value);
    };
  }

  private static Duration lifetime(long seconds) {
    if (seconds < 0 || seconds > LONGEST_LIFETIME.toSeconds()) {
      throw new IllegalArgumentException("not the lifetime of a token");
    }
    return Duration.ofSeconds(seconds);
  }
}
