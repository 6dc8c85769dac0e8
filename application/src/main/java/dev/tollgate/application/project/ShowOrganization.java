package dev.tollgate.application.project;

import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.refusal.ProjectRefusal;

/** Shows the organization that an installation token is for. */
public final class ShowOrganization {

  public Result<Company, ProjectRefusal> show(LiveToken token, Scope needed) {
    Reach reach = new Reach(token);
    return reach
        .missing(needed)
        .<Result<Company, ProjectRefusal>>map(Result::refused)
        .orElseGet(() -> Result.ok(reach.company()));
  }
}
