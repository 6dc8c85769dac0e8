package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.persistence.jdbc.sql.ScopeText;
import dev.tollgate.persistence.jdbc.sql.Words;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;

/** A row of the table {@code token}. */
@MappedEntity(value = "token", escape = false)
record TokenRow(
    @Id String id,
    String registration,
    String client,
    String contract,
    String scopes,
    String audience,
    long issuedAt,
    long expiresAt,
    @Nullable Long revokedAt) {

  static TokenRow of(Token token) {
    return new TokenRow(
        token.id().value(),
        token.registration().value(),
        token.client().value(),
        token.contract(),
        token.scopes().toString(),
        Words.join(token.audience().stream().map(ResourceUri::value)),
        token.issuedAt().toEpochMilli(),
        token.expiresAt().toEpochMilli(),
        token.revokedAt().map(Instant::toEpochMilli).orElse(null));
  }

  Token token() {
    return new Token(
        new TokenId(id),
        new RegistrationId(registration),
        new ClientId(client),
        contract,
        ScopeText.parse(scopes),
        Words.split(audience).map(ResourceUri::new).toList(),
        Instant.ofEpochMilli(issuedAt),
        Instant.ofEpochMilli(expiresAt),
        Optional.ofNullable(revokedAt).map(Instant::ofEpochMilli));
  }
}
