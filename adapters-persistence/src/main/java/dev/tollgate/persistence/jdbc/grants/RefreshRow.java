package dev.tollgate.persistence.jdbc.grants;

import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.sql.Columns;
import dev.tollgate.persistence.jdbc.sql.RowReader;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
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

  static final Columns<RefreshRow> COLUMNS =
      new Columns<>(
          List.of(
              Columns.text("digest", RefreshRow::digest),
              Columns.text("code", RefreshRow::code),
              Columns.number("issued_at", RefreshRow::issuedAt),
              Columns.number("expires_at", RefreshRow::expiresAt),
              Columns.number("used_at", RefreshRow::usedAt),
              Columns.text("successor", RefreshRow::successor),
              Columns.text("answer", RefreshRow::answer)));

  /** Stands where a write has no refresh token; no row has an empty digest. */
  static final RefreshRow NONE = new RefreshRow("", "", 0, 0, null, null, null);

  /** A query without its condition; the refresh token is {@code r}, its code follows it. */
  static final String FIND_WITH_CODE =
      "SELECT "
          + COLUMNS.names("r")
          + ", "
          + CodeRow.COLUMNS.names("c")
          + " FROM refresh_token r JOIN authorization_code c ON c.digest = r.code WHERE ";

  /** Reads the {@link #COLUMNS}. */
  static RefreshRow of(RowReader row) throws SQLException {
    return new RefreshRow(
        row.text(),
        row.text(),
        row.number(),
        row.number(),
        row.optionalNumber(),
        row.text(),
        row.text());
  }

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
