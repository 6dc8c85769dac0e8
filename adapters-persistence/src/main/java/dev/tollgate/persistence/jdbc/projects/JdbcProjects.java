package dev.tollgate.persistence.jdbc.projects;

import dev.tollgate.application.storage.Projects;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Slug;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import dev.tollgate.persistence.jdbc.tenants.TenantLocks;
import java.util.List;
import java.util.Optional;

/** Projects in a database. */
public record JdbcProjects(Statements statements, ProjectRows rows, TenantLocks locks)
    implements Projects {

  public static Projects in(Tables tables) {
    return new JdbcProjects(
        tables.statements(), tables.rows(ProjectRows.class), TenantLocks.in(tables));
  }

  @Override
  public boolean add(Project project) {
    return statements.addTogether(
        () -> locks.lock(project.company()), () -> rows.insert(ProjectRow.of(project)));
  }

  @Override
  public Optional<Project> find(ProjectId id) {
    return statements.run(() -> rows.findById(id.value())).map(ProjectRow::project);
  }

  @Override
  public Optional<Project> findBySlug(CompanyId company, Slug slug) {
    return statements
        .run(() -> rows.findBySlug(company.value(), slug.value()))
        .map(ProjectRow::project);
  }

  @Override
  public List<Project> page(Optional<CompanyId> company, String after, int limit) {
    return statements
        .run(
            () ->
                company
                    .map(id -> rows.ofCompany(id.value(), after, limit))
                    .orElseGet(() -> rows.after(after, limit)))
        .stream()
        .map(ProjectRow::project)
        .toList();
  }

  @Override
  public boolean addLanguage(ProjectId id, Language language) {
    return statements.together(
        () ->
            rows.lock(id.value())
                .flatMap(row -> row.project().with(language))
                .filter(more -> rows.setTargets(id.value(), ProjectRow.targets(more)) == 1)
                .isPresent());
  }
}
