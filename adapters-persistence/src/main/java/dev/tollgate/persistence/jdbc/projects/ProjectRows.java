package dev.tollgate.persistence.jdbc.projects;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The statements on the table {@code project}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ProjectRows extends GenericRepository<ProjectRow, String> {

  void insert(ProjectRow row);

  Optional<ProjectRow> findById(String id);

  @Query("SELECT * FROM project WHERE id = :id FOR UPDATE")
  Optional<ProjectRow> lock(String id);

  @Query("SELECT * FROM project WHERE company = :company AND slug = :slug")
  Optional<ProjectRow> findBySlug(String company, String slug);

  @Query("SELECT * FROM project WHERE id > :after ORDER BY id LIMIT :size")
  List<ProjectRow> after(String after, int size);

  @Query(
      """
      SELECT * FROM project WHERE company = :company AND id > :after
      ORDER BY id LIMIT :size\
      """)
  List<ProjectRow> ofCompany(String company, String after, int size);

  @Query("UPDATE project SET targets = :targets WHERE id = :id")
  int setTargets(String id, String targets);
}
