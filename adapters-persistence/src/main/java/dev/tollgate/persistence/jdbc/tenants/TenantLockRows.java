package dev.tollgate.persistence.jdbc.tenants;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The statements that lock the row of a tenant. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TenantLockRows extends GenericRepository<EnterpriseRow, String> {

  @Query("SELECT id FROM enterprise WHERE id = :id FOR UPDATE")
  Optional<String> enterprise(String id);

  @Query("SELECT id FROM company WHERE id = :id FOR UPDATE")
  Optional<String> company(String id);

  @Query("SELECT id FROM company WHERE enterprise = :enterprise ORDER BY id FOR UPDATE")
  List<String> companiesOf(String enterprise);
}
