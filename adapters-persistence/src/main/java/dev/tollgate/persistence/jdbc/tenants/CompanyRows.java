package dev.tollgate.persistence.jdbc.tenants;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The statements on the table {@code company}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CompanyRows extends GenericRepository<CompanyRow, String> {

  void insert(CompanyRow row);

  Optional<CompanyRow> findById(String id);

  Optional<CompanyRow> findBySlug(String slug);

  @Query("UPDATE account_number SET latest = latest + 1")
  int countAccount();

  @Query("SELECT latest FROM account_number")
  long latestAccount();

  @Query("UPDATE account_number SET latest = :number WHERE latest < :number")
  int raiseAccount(long number);

  @Query(
      """
      SELECT * FROM company WHERE id > :after AND active IN (:active, :orActive)
      ORDER BY id LIMIT :size\
      """)
  List<CompanyRow> page(String after, boolean active, boolean orActive, int size);

  @Query("UPDATE company SET active = :active WHERE id = :id")
  int setActive(String id, boolean active);

  @Query("UPDATE company SET name = :name WHERE id = :id")
  int rename(String id, String name);

  @Query("UPDATE company SET account_number = :number WHERE id = :id AND account_number IS NULL")
  int giveAccount(String id, long number);

  /** Updates the row unless it has changed since it was read; an empty slug means none. */
  @Query(
      """
      UPDATE company SET slug = :slug, claims = :claims, sandbox = :sandbox
      WHERE id = :id AND COALESCE(slug, '') = :seenSlug AND claims = :seenClaims
        AND sandbox = :seenSandbox\
      """)
  int update(
      String id,
      @Nullable String slug,
      String claims,
      boolean sandbox,
      String seenSlug,
      String seenClaims,
      boolean seenSandbox);
}
