package dev.tollgate.persistence.jdbc.users;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The statements on the table {@code sign_in_attempt}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttemptRows extends GenericRepository<AttemptRow, String> {

  void insert(AttemptRow row);

  Optional<AttemptRow> findById(String digest);

  /** Counts one more, in a new window if the old one is over. */
  @Query(
      """
      UPDATE sign_in_attempt
      SET attempts = CASE WHEN resets_at > :now THEN attempts + 1 ELSE 1 END,
        resets_at = CASE WHEN resets_at > :now THEN resets_at ELSE :resetsAt END
      WHERE digest = :digest\
      """)
  int count(String digest, long now, long resetsAt);

  @Query(
      "UPDATE sign_in_attempt SET attempts = attempts - 1 WHERE digest = :digest AND attempts > 0")
  int takeBack(String digest);

  @Query("DELETE FROM sign_in_attempt WHERE digest = :digest")
  int delete(String digest);
}
