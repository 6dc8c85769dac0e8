package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.SecretDigest;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table {@code refresh_token}.
 *
 * @param usedAt null, as are the successor and the answer, until it is used
 */
@MappedEntity(value = "refresh_token", escape = false)
record RefreshRow(
    @Id String digest,
    String code,
    long issuedAt,
    long expiresAt,
    @Nullable Long usedAt,
    @Nullable String successor,
    @Nullable String answer) {

  static RefreshRow of(RefreshToken token) {
    return new RefreshRow(
        token.digest().hex(),
        token.code().hex(),
        token.issuedAt().toEpochMilli(),
        token.expiresAt().toEpochMilli(),
        token.use().map(it -> it.at().toEpochMilli()).orElse(null),
        token.use().map(it -> it.successor().hex()).orElse(null),
        token.use().map(RefreshToken.Use::answer).orElse(null));
  }

  RefreshToken token() {
    return new RefreshToken(
        new SecretDigest(digest),
        new SecretDigest(code),
        Instant.ofEpochMilli(issuedAt),
        Instant.ofEpochMilli(expiresAt),
        Optional.ofNullable(usedAt)
            .map(
                at ->
                    new RefreshToken.Use(
                        Instant.ofEpochMilli(at), new SecretDigest(successor), answer)));
  }
}
