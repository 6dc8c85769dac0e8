package dev.tollgate.persistence.jdbc.clients;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The statements on the table {@code client_secret}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SecretRows extends GenericRepository<ClientRow, String> {

  /** The place of a secret grows with every row. No client but those by secret is given one. */
  @Query(
      """
      INSERT INTO client_secret (registration, id, digest, created_at, expires_at, revoked_at)
      SELECT registration, :id, :digest, :createdAt, :expiresAt, :revokedAt
      FROM client WHERE id = :client AND authentication = '\
      """
          + AuthenticationText.SECRET
          + "'")
  int add(
      String client,
      String id,
      String digest,
      long createdAt,
      @Nullable Long expiresAt,
      @Nullable Long revokedAt);

  @Query(
      """
      UPDATE client_secret SET revoked_at = COALESCE(revoked_at, :at)
      WHERE id = :id AND registration = (SELECT registration FROM client WHERE id = :client)\
      """)
  int revoke(String client, String id, long at);
}
