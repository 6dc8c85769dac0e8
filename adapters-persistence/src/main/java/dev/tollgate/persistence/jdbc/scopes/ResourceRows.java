package dev.tollgate.persistence.jdbc.scopes;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements on the table {@code resource}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ResourceRows extends GenericRepository<ResourceRow, String> {

  void insert(ResourceRow row);

  List<ResourceRow> findAllOrderByUri();

  @Query("DELETE FROM resource WHERE uri = :uri")
  int remove(String uri);
}
