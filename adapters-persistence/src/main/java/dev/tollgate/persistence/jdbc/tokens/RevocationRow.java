package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.application.storage.Revocation;
import dev.tollgate.domain.TokenId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of the table {@code revocation}. */
@MappedEntity(value = "revocation", escape = false)
record RevocationRow(@Id long place, String token, long revokedAt) {

  Revocation revocation() {
    return new Revocation(place, new TokenId(token));
  }
}
