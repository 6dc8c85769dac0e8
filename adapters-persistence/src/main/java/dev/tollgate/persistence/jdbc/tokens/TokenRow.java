package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.UserId;
import dev.tollgate.persistence.jdbc.sql.ScopeText;
import dev.tollgate.persistence.jdbc.sql.Words;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of the table {@code token}.
 *
 * @param userId null if the client speaks for itself
 */
@MappedEntity(value = "token", escape = false)
record TokenRow(
    @Id String id,
    String registration,
    String client,
    @Nullable String userId,
    @Nullable String company,
    String contract,
    String scopes,
    String audience,
    @Nullable String digest,
    long issuedAt,
    @Nullable Long expiresAt,
    @Nullable Long revokedAt) {

  static TokenRow of(Token token) {
    return new TokenRow(
        token.id().value(),
        token.registration().value(),
        token.client().value(),
        userId(token.subject()),
        token.company().map(CompanyId::value).orElse(null),
        token.contract(),
        token.scopes().toString(),
        Words.join(token.audience().stream().map(ResourceUri::value)),
        token.digest().map(SecretDigest::hex).orElse(null),
        token.issuedAt().toEpochMilli(),
        token.expiresAt().map(Instant::toEpochMilli).orElse(null),
        token.revokedAt().map(Instant::toEpochMilli).orElse(null));
  }

  private static @Nullable String userId(Subject subject) {
    return switch (subject) {
      case Subject.OfClient() -> null;
      case Subject.OfUser(UserId user) -> user.value();
    };
  }

  Token token() {
    return new Token(
        new TokenId(id),
        new RegistrationId(registration),
        new ClientId(client),
        userId == null ? new Subject.OfClient() : new Subject.OfUser(new UserId(userId)),
        Optional.ofNullable(company).map(CompanyId::new),
        contract,
        ScopeText.parse(scopes),
        Words.split(audience).map(ResourceUri::new).toList(),
        Optional.ofNullable(digest).map(SecretDigest::new),
        Instant.ofEpochMilli(issuedAt),
        Optional.ofNullable(expiresAt).map(Instant::ofEpochMilli),
        Optional.ofNullable(revokedAt).map(Instant::ofEpochMilli));
  }
}
