package dev.tollgate.persistence.jdbc.clients;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements on the table {@code spent_assertion}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AssertionRows extends GenericRepository<AssertionRow, String> {

  void insert(AssertionRow row);

  @Query("SELECT * FROM spent_assertion WHERE digest > :after ORDER BY digest LIMIT :size")
  List<AssertionRow> after(String after, int size);
}
