package dev.tollgate.application.project;

import dev.tollgate.application.access.LiveToken;
import dev.tollgate.application.storage.Projects;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.refusal.ProjectRefusal;
import java.util.Optional;

/** Shows a project that an installation token reaches. */
public final class ShowProject {

  private final Projects projects;

  public ShowProject(Projects projects) {
    this.projects = projects;
  }

  /** Checks the scope, then the organization of the project, then the project. */
  public Result<Project, ProjectRefusal> show(LiveToken token, Scope needed, String id) {
    Reach reach = new Reach(token);
    Optional<ProjectRefusal> missing = reach.missing(needed);
    return missing.isPresent()
        ? Result.refused(missing.get())
        : reach.of(ProjectId.parse(id).flatMap(projects::find));
  }
}
