package dev.tollgate.persistence.jdbc.library;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The statements on the table {@code edition}; an edition takes its documents along. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface EditionRows extends GenericRepository<EditionRow, Long> {

  void insert(EditionRow row);

  /** Keeps a draft from being deleted until the transaction ends. */
  @Query("UPDATE edition SET live = FALSE WHERE id = :id AND live = FALSE")
  int hold(long id);

  @Query("UPDATE edition SET live = TRUE WHERE id = :id AND live = FALSE")
  int publish(long id);

  @Query("DELETE FROM edition WHERE company = :company AND live = TRUE AND id <> :id")
  int deleteOlder(String company, long id);

  @Query("DELETE FROM edition WHERE company = :company AND live = FALSE")
  int deleteDrafts(String company);

  @Query("DELETE FROM edition WHERE id = :id AND live = FALSE")
  int deleteDraft(long id);
}
