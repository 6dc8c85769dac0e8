package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CodeChallenge;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SessionId;
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
 * A row of the table {@code authorization_code}.
 *
 * @param uselessAt see {@link AuthorizationCode#isUseless}; null if it never is
 */
@MappedEntity(value = "authorization_code", escape = false)
record CodeRow(
    @Id String digest,
    String registration,
    String client,
    String contract,
    String userId,
    String company,
    String grantId,
    String scopes,
    String audience,
    @Nullable String redirectUri,
    @Nullable String stateDigest,
    @Nullable String nonce,
    @Nullable String challenge,
    String sessionId,
    long authenticatedAt,
    long issuedAt,
    long expiresAt,
    @Nullable Long spentAt,
    @Nullable Long revokedAt,
    @Nullable Long keptUntil,
    @Nullable Long uselessAt)
    implements Comparable<CodeRow> {

  static final Columns<CodeRow> COLUMNS =
      new Columns<>(
          List.of(
              Columns.text("digest", CodeRow::digest),
              Columns.text("registration", CodeRow::registration),
              Columns.text("client", CodeRow::client),
              Columns.text("contract", CodeRow::contract),
              Columns.text("user_id", CodeRow::userId),
              Columns.text("company", CodeRow::company),
              Columns.text("grant_id", CodeRow::grantId),
              Columns.text("scopes", CodeRow::scopes),
              Columns.text("audience", CodeRow::audience),
              Columns.text("redirect_uri", CodeRow::redirectUri),
              Columns.text("state_digest", CodeRow::stateDigest),
              Columns.text("nonce", CodeRow::nonce),
              Columns.text("challenge", CodeRow::challenge),
              Columns.text("session_id", CodeRow::sessionId),
              Columns.number("authenticated_at", CodeRow::authenticatedAt),
              Columns.number("issued_at", CodeRow::issuedAt),
              Columns.number("expires_at", CodeRow::expiresAt),
              Columns.number("spent_at", CodeRow::spentAt),
              Columns.number("revoked_at", CodeRow::revokedAt),
              Columns.number("kept_until", CodeRow::keptUntil),
              Columns.number("useless_at", CodeRow::uselessAt)));

  /** A query without its condition. */
  static final String FIND = "SELECT " + COLUMNS.names() + " FROM authorization_code WHERE ";

  /** Reads the {@link #COLUMNS}. */
  static CodeRow of(RowReader row) throws SQLException {
    return new CodeRow(
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
        row.text(),
        row.text(),
        row.text(),
        row.number(),
        row.number(),
        row.number(),
        row.optionalNumber(),
        row.optionalNumber(),
        row.optionalNumber(),
        row.optionalNumber());
  }

  static CodeRow of(AuthorizationCode code) {
    Long keptUntil = millis(code.keptUntil());
    return new CodeRow(
        code.digest().hex(),
        code.registration().value(),
        code.client().value(),
        code.contract(),
        code.user().value(),
        code.company().value(),
        code.grant().value(),
        code.scopes().toString(),
        Words.join(code.audience().stream().map(ResourceUri::value)),
        code.redirectUri().orElse(null),
        code.state().map(SecretDigest::hex).orElse(null),
        code.nonce().orElse(null),
        code.challenge().map(CodeChallenge::value).orElse(null),
        code.session().value(),
        code.authenticatedAt().toEpochMilli(),
        code.issuedAt().toEpochMilli(),
        code.expiresAt().toEpochMilli(),
        millis(code.spentAt()),
        millis(code.revokedAt()),
        keptUntil,
        code.spentAt().isPresent() ? keptUntil : Long.valueOf(code.expiresAt().toEpochMilli()));
  }

  @Nullable
  static Long millis(Optional<Instant> instant) {
    return instant.map(Instant::toEpochMilli).orElse(null);
  }

  @Override
  public int compareTo(CodeRow other) {
    return digest.compareTo(other.digest);
  }

  AuthorizationCode code() {
    return new AuthorizationCode(
        new SecretDigest(digest),
        new RegistrationId(registration),
        new ClientId(client),
        contract,
        new UserId(userId),
        new CompanyId(company),
        new GrantId(grantId),
        ScopeText.parse(scopes),
        Words.split(audience).map(ResourceUri::new).toList(),
        Optional.ofNullable(redirectUri),
        Optional.ofNullable(stateDigest).map(SecretDigest::new),
        Optional.ofNullable(nonce),
        Optional.ofNullable(challenge).map(CodeChallenge::new),
        new SessionId(sessionId),
        Instant.ofEpochMilli(authenticatedAt),
        Instant.ofEpochMilli(issuedAt),
        Instant.ofEpochMilli(expiresAt),
        Optional.ofNullable(spentAt).map(Instant::ofEpochMilli),
        Optional.ofNullable(revokedAt).map(Instant::ofEpochMilli),
        Optional.ofNullable(keptUntil).map(Instant::ofEpochMilli));
  }
}
