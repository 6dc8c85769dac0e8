package dev.tollgate.persistence.jdbc.users;

import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.UserId;
import dev.tollgate.persistence.jdbc.sql.RowReader;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.sql.SQLException;
import java.time.Instant;

/** A row of the table {@code user_session}. */
@MappedEntity(value = "user_session", escape = false)
record SessionRow(
    @Id String id,
    String digest,
    String userId,
    long authenticatedAt,
    long usedAt,
    long expiresAt) {

  static final String COLUMNS = "id, digest, user_id, authenticated_at, used_at, expires_at";

  /** Reads the {@link #COLUMNS}. */
  static SessionRow of(RowReader row) throws SQLException {
    return new SessionRow(
        row.text(), row.text(), row.text(), row.number(), row.number(), row.number());
  }

  static SessionRow of(Session session) {
    return new SessionRow(
        session.id().value(),
        session.digest().hex(),
        session.user().value(),
        session.authenticatedAt().toEpochMilli(),
        session.usedAt().toEpochMilli(),
        session.expiresAt().toEpochMilli());
  }

  Session session() {
    return new Session(
        new SessionId(id),
        new SecretDigest(digest),
        new UserId(userId),
        Instant.ofEpochMilli(authenticatedAt),
        Instant.ofEpochMilli(usedAt),
        Instant.ofEpochMilli(expiresAt));
  }
}
