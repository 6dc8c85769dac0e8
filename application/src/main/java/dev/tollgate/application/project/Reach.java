package dev.tollgate.application.project;

import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.refusal.OrganizationForeign;
import dev.tollgate.domain.refusal.ProjectNotFound;
import dev.tollgate.domain.refusal.ProjectRefusal;
import dev.tollgate.domain.refusal.ScopeMissing;
import java.util.List;
import java.util.Optional;

/** What a live installation token reaches. */
record Reach(LiveToken token) {

  Company company() {
    return token.acting().orElseThrow().company();
  }

  Grant grant() {
    return token.acting().orElseThrow().grant();
  }

  /** Empty if the token has the scope. */
  Optional<ProjectRefusal> missing(Scope scope) {
    ScopeSet needed = new ScopeSet(List.of(scope));
    return token.token().scopes().containsAll(needed)
        ? Optional.empty()
        : Optional.of(new ScopeMissing(needed));
  }

  /** A project if it belongs to the organization and the grant covers it, in this order. */
  Result<Project, ProjectRefusal> of(Optional<Project> project) {
    if (project.isEmpty()) {
      return Result.refused(new ProjectNotFound());
    }
    if (!project.get().company().equals(company().id())) {
      return Result.refused(new OrganizationForeign());
    }
    return grant().covers(project.get().id())
        ? Result.ok(project.get())
        : Result.refused(new ProjectNotFound());
  }
}
