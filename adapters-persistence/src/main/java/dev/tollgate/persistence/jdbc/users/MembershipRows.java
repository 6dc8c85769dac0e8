package dev.tollgate.persistence.jdbc.users;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The statements on the table {@code membership}, where the place grows with every row. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MembershipRows extends GenericRepository<UserRow, String> {

  @Query(
      """
      INSERT INTO membership (user_id, company, administrator)
      VALUES (:user, :company, :administrator)\
      """)
  void insert(String user, String company, boolean administrator);

  @Query(
      """
      UPDATE membership SET administrator = :administrator
      WHERE user_id = :user AND company = :company\
      """)
  int update(String user, String company, boolean administrator);

  @Query("DELETE FROM membership WHERE user_id = :user AND company = :company")
  int remove(String user, String company);

  @Query(
      """
      UPDATE user_grant SET revoked_at = :at, live_key = NULL
      WHERE user_id = :user AND company = :company AND revoked_at IS NULL\
      """)
  int revokeGrants(String user, String company, long at);
}
