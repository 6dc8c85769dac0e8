package dev.tollgate.persistence.jdbc.projects;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Slug;
import dev.tollgate.persistence.jdbc.sql.Words;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A row of the table {@code project}. */
@MappedEntity(value = "project", escape = false)
record ProjectRow(
    @Id String id,
    String company,
    String name,
    String slug,
    String source,
    String targets,
    long createdAt) {

  static ProjectRow of(Project project) {
    return new ProjectRow(
        project.id().value(),
        project.company().value(),
        project.name().value(),
        project.slug().value(),
        project.source().tag(),
        targets(project),
        project.createdAt().toEpochMilli());
  }

  static String targets(Project project) {
    return Words.join(project.targets().stream().map(Language::tag));
  }

  Project project() {
    return new Project(
        new ProjectId(id),
        new CompanyId(company),
        new Name(name),
        new Slug(slug),
        new Language(source),
        Words.split(targets).map(Language::new).toList(),
        Instant.ofEpochMilli(createdAt));
  }
}
