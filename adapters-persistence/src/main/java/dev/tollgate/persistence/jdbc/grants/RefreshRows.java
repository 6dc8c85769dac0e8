package dev.tollgate.persistence.jdbc.grants;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The statements on the table {@code refresh_token}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RefreshRows extends GenericRepository<RefreshRow, String> {

  void insert(RefreshRow row);

  @Query(
      """
      SELECT * FROM refresh_token r WHERE digest > :after
        AND NOT EXISTS (SELECT 1 FROM authorization_code c JOIN gone_owner g
          ON g.owner IN (c.registration, c.user_id) WHERE c.digest = r.code)
      ORDER BY digest LIMIT :size\
      """)
  List<RefreshRow> after(String after, int size);
}
