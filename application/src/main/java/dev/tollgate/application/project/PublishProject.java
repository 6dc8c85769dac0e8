package dev.tollgate.application.project;

import dev.tollgate.application.access.LiveToken;
import dev.tollgate.application.port.ActivityTrail;
import dev.tollgate.application.port.ActivityTrail.Activity;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.refusal.ProjectRefusal;

/** Records that a partner asked for the translations of a project to be published. */
public final class PublishProject {

  private final ShowProject showProject;
  private final ActivityTrail trail;

  public PublishProject(ShowProject showProject, ActivityTrail trail) {
    this.showProject = showProject;
    this.trail = trail;
  }

  public Result<Project, ProjectRefusal> publish(LiveToken token, Scope needed, String id) {
    Result<Project, ProjectRefusal> result = showProject.show(token, needed, id);
    if (result instanceof Result.Ok<Project, ProjectRefusal>(Project project)) {
      trail.record(
          new Activity.ProjectPublished(
              token.client().id(), new Reach(token).grant().id(), project.id()));
    }
    return result;
  }
}
