package dev.tollgate.persistence.jdbc.grants;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The statements on the table {@code user_grant}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface GrantRows extends GenericRepository<GrantRow, String> {

  void insert(GrantRow row);

  @Query("SELECT * FROM user_grant WHERE live_key = :liveKey FOR UPDATE")
  Optional<GrantRow> lockLive(String liveKey);

  @Query("UPDATE user_grant SET scopes = :scopes, updated_at = :updatedAt WHERE id = :id")
  int update(String id, String scopes, long updatedAt);

  @Query("SELECT * FROM user_grant WHERE id > :after ORDER BY id LIMIT :size")
  List<GrantRow> after(String after, int size);

  @Query(
      """
      SELECT * FROM user_grant WHERE user_id = :user AND id > :after
        AND registration = COALESCE(:registration, registration)
        AND company = COALESCE(:company, company) ORDER BY id LIMIT :size\
      """)
  List<GrantRow> ofUser(
      String user, @Nullable String registration, @Nullable String company, String after, int size);

  @Query(
      """
      SELECT * FROM user_grant WHERE registration = :registration AND id > :after
        AND company = COALESCE(:company, company) ORDER BY id LIMIT :size\
      """)
  List<GrantRow> ofRegistration(
      String registration, @Nullable String company, String after, int size);

  @Query(
      """
      SELECT * FROM user_grant WHERE company = :company AND id > :after
      ORDER BY id LIMIT :size\
      """)
  List<GrantRow> ofCompany(String company, String after, int size);

  @Query(
      """
      UPDATE user_grant SET revoked_at = :at, live_key = NULL
      WHERE id = :id AND revoked_at IS NULL\
      """)
  int revoke(String id, long at);

  @Query(
      """
      UPDATE user_grant SET revoked_at = :at, live_key = NULL
      WHERE registration = :registration AND revoked_at IS NULL\
      """)
  int revokeAll(String registration, long at);
}
