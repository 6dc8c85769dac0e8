package dev.tollgate.application.project;

import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
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
        : Optional.of(
            Why.because(
                new ScopeMissing(needed), () -> Reasons.scopeMissing(token.token(), needed)));
  }

  /** A project if it belongs to the organization and the grant covers it, in this order. */
  Result<Project, ProjectRefusal> of(Optional<Project> project) {
    if (project.isEmpty()) {
      return Result.refused(
          Why.because(
              new ProjectNotFound(),
              () -> "Company " + company().id().value() + " has no such project."));
    }
    ProjectId id = project.get().id();
    if (!project.get().company().equals(company().id())) {
      return Result.refused(
          Why.because(
              new OrganizationForeign(),
              () ->
                  "Project %s is of company %s, and the grant is for company %s."
                      .formatted(
                          id.value(), project.get().company().value(), company().id().value())));
    }
    return grant().covers(id)
        ? Result.ok(project.get())
        : Result.refused(
            Why.because(
                new ProjectNotFound(),
                () ->
                    "Grant %s does not cover project %s."
                        .formatted(grant().id().value(), id.value())));
  }

  /** What a path names is another organization than that of the grant. */
  OrganizationForeign foreign(String organization) {
    return Why.because(
        new OrganizationForeign(),
        () ->
            "The path names the organization %s, and the grant is for company %s."
                .formatted(organization, company().id().value()));
  }
}
