package dev.tollgate.application.project;

import dev.tollgate.application.access.LiveToken;
import dev.tollgate.application.storage.Projects;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.Slug;
import dev.tollgate.domain.refusal.ProjectRefusal;
import java.util.Optional;

/** Finds a project by its slug and that of its organization. */
public final class FindProject {

  private final Projects projects;

  public FindProject(Projects projects) {
    this.projects = projects;
  }

  /** Checks the scope, then the organization, then the project. */
  public Result<Project, ProjectRefusal> find(
      LiveToken token, Scope needed, String organization, String project) {
    Reach reach = new Reach(token);
    Optional<ProjectRefusal> missing = reach.missing(needed);
    if (missing.isPresent()) {
      return Result.refused(missing.get());
    }
    return reach.company().slug().map(Slug::value).equals(Optional.of(organization))
        ? reach.of(
            Slug.parse(project).flatMap(slug -> projects.findBySlug(reach.company().id(), slug)))
        : Result.refused(reach.foreign(organization));
  }
}
