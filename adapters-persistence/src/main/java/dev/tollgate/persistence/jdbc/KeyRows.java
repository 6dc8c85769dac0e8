package dev.tollgate.persistence.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements on the table {@code signing_key}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface KeyRows extends GenericRepository<KeyRow, String> {

  void insert(KeyRow row);

  List<KeyRow> findAllOrderByCreatedAtAndKid();

  @Query("DELETE FROM signing_key WHERE kid = :kid")
  int remove(String kid);
}
