package dev.tollgate.application.project;

import dev.tollgate.application.access.LiveToken;
import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.audit.Draft;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.refusal.ProjectRefusal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;

/** Records that a partner asked for the translations of a project to be published. */
public final class PublishProject {

  private final ShowProject showProject;
  private final AuditRecords records;
  private final Clock clock;
  private final RandomGenerator random;

  public PublishProject(
      ShowProject showProject, AuditRecords records, Clock clock, RandomGenerator random) {
    this.showProject = showProject;
    this.records = records;
    this.clock = clock;
    this.random = random;
  }

  public Result<Project, ProjectRefusal> publish(LiveToken token, Scope needed, String id) {
    Result<Project, ProjectRefusal> result = showProject.show(token, needed, id);
    if (result instanceof Result.Ok<Project, ProjectRefusal>(Project project)) {
      records.add(List.of(record(token, project)));
    }
    return result;
  }

  private AuditRecord record(LiveToken token, Project project) {
    Grant grant = new Reach(token).grant();
    return Occasion.current()
        .by(Actor.client(token.client().id()))
        .record(
            Draft.of(AuditEvent.PROJECT_PUBLISHED)
                .client(token.client().id())
                .user(grant.user())
                .with("grant", grant.id())
                .with("project", project.id()),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            random);
  }
}
