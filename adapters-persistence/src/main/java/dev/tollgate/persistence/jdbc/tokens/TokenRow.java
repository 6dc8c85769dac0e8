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
import dev.tollgate.persistence.jdbc.sql.Columns;
import dev.tollgate.persistence.jdbc.sql.RowReader;
import dev.tollgate.persistence.jdbc.sql.ScopeText;
import dev.tollgate.persistence.jdbc.sql.Words;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table {@code token}.
 *
 * @param userId null, as is the grant, if the client speaks for itself
 * @param code null if the token came from no code
 */
@MappedEntity(value = "token", escape = false)
public record TokenRow(
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
    @Nullable Long revokedAt)
    implements Comparable<TokenRow> {

  public static final Columns<TokenRow> COLUMNS =
      new Columns<>(
          List.of(
              Columns.text("id", TokenRow::id),
              Columns.text("registration", TokenRow::registration),
              Columns.text("client", TokenRow::client),
              Columns.text("user_id", TokenRow::userId),
              Columns.text("grant_id", TokenRow::grantId),
              Columns.text("code", TokenRow::code),
              Columns.text("company", TokenRow::company),
              Columns.text("contract", TokenRow::contract),
              Columns.text("scopes", TokenRow::scopes),
              Columns.text("audience", TokenRow::audience),
              Columns.text("digest", TokenRow::digest),
              Columns.number("issued_at", TokenRow::issuedAt),
              Columns.number("expires_at", TokenRow::expiresAt),
              Columns.number("revoked_at", TokenRow::revokedAt)));

  /** A query without its condition. */
  static final String FIND = "SELECT " + COLUMNS.names() + " FROM token WHERE ";

  /** Reads the {@link #COLUMNS}. */
  static TokenRow of(RowReader row) throws SQLException {
    return new TokenRow(
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.number(),
        row.optionalNumber(),
        row.optionalNumber());
  }

  public static TokenRow of(Token token) {
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

  /** By id, the order in which rows are added. */
  @Override
  public int compareTo(TokenRow other) {
    return id.compareTo(other.id());
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
