package dev.tollgate.persistence.jdbc.keys;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements on the table {@code signing_key}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface KeyRows extends GenericRepository<KeyRow, String> {

  void insert(KeyRow row);

  @Query("SELECT * FROM signing_key WHERE sealed_private <> '' ORDER BY created_at, kid")
  List<KeyRow> all();

  @Query("SELECT kid FROM signing_key WHERE sealed_private = '' ORDER BY kid")
  List<String> retired();

  boolean existsByKid(String kid);

  @Query(
      """
      UPDATE signing_key SET longest_lifetime = :lifetime
      WHERE kid = :kid AND longest_lifetime < :lifetime AND sealed_private <> ''\
      """)
  int lengthen(String kid, long lifetime);

  /** Keeps the row, so that no other key gets its id. */
  @Query(
      """
      UPDATE signing_key SET sealed_private = '', first_of = NULL
      WHERE kid = :kid AND sealed_private <> ''\
      """)
  int remove(String kid);
}
