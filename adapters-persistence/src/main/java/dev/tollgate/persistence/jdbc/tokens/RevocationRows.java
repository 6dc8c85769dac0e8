package dev.tollgate.persistence.jdbc.tokens;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements on the table {@code revocation}, into which token batches insert. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RevocationRows extends GenericRepository<RevocationRow, Long> {

  @Query("SELECT COALESCE(MAX(place), 0) FROM revocation")
  long latest();

  @Query("SELECT * FROM revocation WHERE place > :place ORDER BY place LIMIT :size")
  List<RevocationRow> after(long place, int size);
}
