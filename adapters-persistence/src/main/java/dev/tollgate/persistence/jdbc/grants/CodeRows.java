package dev.tollgate.persistence.jdbc.grants;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/**
 * The statements on the table {@code authorization_code}; a code takes its refresh tokens along.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CodeRows extends GenericRepository<CodeRow, String> {

  void insert(CodeRow row);

  @Query("SELECT digest FROM authorization_code WHERE digest = :digest FOR UPDATE")
  Optional<String> lock(String digest);

  @Query(
      """
      UPDATE authorization_code
      SET spent_at = :at, kept_until = :keptUntil, useless_at = :keptUntil
      WHERE digest = :digest AND spent_at IS NULL AND revoked_at IS NULL\
      """)
  int spend(String digest, long at, @Nullable Long keptUntil);

  @Query(
      """
      UPDATE authorization_code SET revoked_at = :at
      WHERE digest = :digest AND revoked_at IS NULL\
      """)
  int revoke(String digest, long at);

  @Query(
      """
      UPDATE authorization_code SET revoked_at = :at
      WHERE registration = :registration AND revoked_at IS NULL\
      """)
  int revokeAll(String registration, long at);

  @Query(
      """
      SELECT * FROM authorization_code WHERE digest > :after
        AND registration NOT IN (SELECT owner FROM gone_owner)
        AND user_id NOT IN (SELECT owner FROM gone_owner)
      ORDER BY digest LIMIT :size\
      """)
  List<CodeRow> after(String after, int size);

  /** The registration or user that was removed first; empty when none has codes left. */
  @Query("SELECT owner FROM gone_owner ORDER BY place LIMIT 1")
  Optional<String> firstGone();

  @Query("DELETE FROM gone_owner WHERE owner = :owner")
  int forgetGone(String owner);
}
