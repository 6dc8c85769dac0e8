package dev.tollgate.persistence.jdbc.keys;

import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;

/** A row of the table {@code signing_key}; without a private part it stands for a removed key. */
@MappedEntity(value = "signing_key", escape = false)
record KeyRow(
    @Id String kid,
    String algorithm,
    @Nullable String firstOf,
    String publicJwk,
    String sealedPrivate,
    long createdAt,
    long signsFrom,
    long longestLifetime) {

  static KeyRow first(SigningKey key) {
    return of(key, key.algorithm().name());
  }

  static KeyRow further(SigningKey key) {
    return of(key, null);
  }

  static KeyRow retired(String kid) {
    return new KeyRow(kid, "", null, "", "", 0, 0, 0);
  }

  private static KeyRow of(SigningKey key, @Nullable String firstOf) {
    return new KeyRow(
        key.kid(),
        key.algorithm().name(),
        firstOf,
        key.publicJwk(),
        key.sealedPrivate(),
        key.createdAt().toEpochMilli(),
        key.signsFrom().toEpochMilli(),
        key.longestLifetime().toMillis());
  }

  SigningKey key() {
    return new SigningKey(
        kid,
        SigningAlgorithm.valueOf(algorithm),
        publicJwk,
        sealedPrivate,
        Instant.ofEpochMilli(createdAt),
        Instant.ofEpochMilli(signsFrom),
        Duration.ofMillis(longestLifetime));
  }
}
