package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Subject.OfUser;
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
 * @param userId null, as is the grant, if the client speaks for itself
 * @param code null if the token came from no code
 */
@MappedEntity(value = "token", escape = false)
record TokenRow(
    @Id String id,
    String registration,
    String client,
    @Nullable String userId,
    @Nullable String grantId,
    @Nullable String code,
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
        user(token).map(OfUser::user).map(UserId::value).orElse(null),
        user(token).map(OfUser::grant).map(GrantId::value).orElse(null),
        user(token).flatMap(OfUser::code).map(SecretDigest::hex).orElse(null),
        token.company().map(CompanyId::value).orElse(null),
        token.contract(),
        token.scopes().toString(),
        Words.join(token.audience().stream().map(ResourceUri::value)),
        token.digest().map(SecretDigest::hex).orElse(null),
        token.issuedAt().toEpochMilli(),
        token.expiresAt().map(Instant::toEpochMilli).orElse(null),
        token.revokedAt().map(Instant::toEpochMilli).orElse(null));
  }

  private static Optional<OfUser> user(Token token) {
    return switch (token.subject()) {
      case Subject.OfClient() -> Optional.empty();
      case OfUser user -> Optional.of(user);
    };
  }

  private Subject subject() {
    return userId == null
        ? new Subject.OfClient()
        : new OfUser(
            new UserId(userId),
            new GrantId(grantId),
            Optional.ofNullable(code).map(SecretDigest::new));
  }

  Token token() {
    return new Token(
        new TokenId(id),
        new RegistrationId(registration),
        new ClientId(client),
        subject(),
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
