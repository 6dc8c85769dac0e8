package dev.tollgate.persistence.jdbc.tokens;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The statements on the table {@code token}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TokenRows extends GenericRepository<TokenRow, String> {

  void insert(TokenRow row);

  void insertAll(List<TokenRow> rows);

  /** The last of the next ids, of whichever registration; empty at the end. */
  @Query("SELECT MAX(id) FROM (SELECT id FROM token WHERE id > :after ORDER BY id LIMIT :size) w")
  Optional<String> lastOf(String after, int size);

  @Query(
      """
      SELECT * FROM token WHERE id > :after AND id <= :last AND registration = :registration
      ORDER BY id LIMIT :size\
      """)
  List<TokenRow> between(String after, String last, String registration, int size);

  @Query(
      """
      SELECT * FROM token WHERE id > :after
        AND registration NOT IN (SELECT registration FROM gone_registration)
      ORDER BY id LIMIT :size\
      """)
  List<TokenRow> after(String after, int size);

  @Query(
      """
      SELECT COUNT(*) FROM token WHERE expires_at <= :now
        OR registration IN (SELECT registration FROM gone_registration)\
      """)
  long purgeable(long now);

  /** The newest of the registrations that were removed; empty when none has tokens left. */
  @Query("SELECT MAX(place) FROM gone_registration")
  Optional<Long> newestRemoved();

  @Query("DELETE FROM token WHERE id = :id")
  int delete(String id);

  @Query("DELETE FROM gone_registration WHERE place <= :newest")
  int forgetRemoved(long newest);
}
