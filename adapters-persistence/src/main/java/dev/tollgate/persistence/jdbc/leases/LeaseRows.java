package dev.tollgate.persistence.jdbc.leases;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** The statements on the table {@code lease}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LeaseRows extends GenericRepository<LeaseRow, String> {

  void insert(LeaseRow row);

  @Query(
      """
      UPDATE lease SET holder = :holder, held_until = :until
      WHERE name = :name AND (holder = :holder OR held_until <= :now)\
      """)
  int take(String name, String holder, long now, long until);

  @Query("SELECT holder FROM lease WHERE name = :name AND held_until > :now")
  Optional<String> holder(String name, long now);
}
