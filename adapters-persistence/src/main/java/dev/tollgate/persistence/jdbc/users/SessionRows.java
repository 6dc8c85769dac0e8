package dev.tollgate.persistence.jdbc.users;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The statements on the table {@code user_session}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionRows extends GenericRepository<SessionRow, String> {

  void insert(SessionRow row);

  List<SessionRow> findByUserIdOrderById(String userId);

  @Query("SELECT id FROM app_user WHERE id = :user AND enabled = TRUE FOR UPDATE")
  Optional<String> lockEnabled(String user);

  @Query("UPDATE user_session SET used_at = :at, expires_at = :expiresAt WHERE id = :id")
  int use(String id, long at, long expiresAt);

  @Query("DELETE FROM user_session WHERE id = :id")
  int delete(String id);

  @Query("DELETE FROM user_session WHERE user_id = :user")
  int deleteOf(String user);
}
