package dev.tollgate.persistence.jdbc.scopes;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements on the table {@code scope}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ScopeRows extends GenericRepository<ScopeRow, String> {

  void insert(ScopeRow row);

  List<ScopeRow> findAllOrderByName();
}
