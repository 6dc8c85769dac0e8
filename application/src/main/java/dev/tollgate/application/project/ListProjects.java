package dev.tollgate.application.project;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.application.storage.Projects;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.refusal.ParameterInvalid;
import dev.tollgate.domain.refusal.ProjectRefusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lists the projects that an installation token reaches, page by page. */
public final class ListProjects {

  private final Projects projects;

  public ListProjects(Projects projects) {
    this.projects = projects;
  }

  private static final int LARGEST_PAGE = 100;

  /**
   * A page of projects.
   *
   * @param next the id after which the next page begins; empty if this is the last
   */
  public record Page(List<Project> projects, Optional<ProjectId> next) {

    public Page {
      projects = List.copyOf(projects);
    }
  }

  /**
   * Checks the scope, the organization, and the parameters of the page.
   *
   * @param limit 100 if it is absent, which is as many as a page holds
   */
  public Result<Page, ProjectRefusal> list(
      LiveToken token, Scope needed, String organization, Parameter after, Parameter limit) {
    Reach reach = new Reach(token);
    Optional<ProjectRefusal> missing = reach.missing(needed);
    if (missing.isPresent()) {
      return Result.refused(missing.get());
    }
    if (!reach.company().id().organizationId().equals(organization)) {
      return Result.refused(reach.foreign(organization));
    }
    Optional<Integer> size = size(limit);
    if (size.isEmpty()) {
      return Result.refused(
          Why.because(new ParameterInvalid("limit"), () -> Reasons.parameterInvalid("limit")));
    }
    if (after instanceof Parameter.NotText) {
      return Result.refused(
          Why.because(new ParameterInvalid("after"), () -> Reasons.parameterInvalid("after")));
    }
    return Result.ok(page(reach, after.text().orElse(""), size.get()));
  }

  private static Optional<Integer> size(Parameter limit) {
    return switch (limit) {
      case Parameter.Absent() -> Optional.of(LARGEST_PAGE);
      case Parameter.NotText() -> Optional.empty();
      case Parameter.Text(String text) ->
          text.matches("[1-9][0-9]?|100") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    };
  }

  private Page page(Reach reach, String after, int size) {
    List<Project> found =
        reach.grant().projects().isEmpty()
            ? projects.page(Optional.of(reach.company().id()), after, size + 1)
            : covered(reach, after).stream().limit(size + 1L).toList();
    return found.size() <= size
        ? new Page(found, Optional.empty())
        : new Page(found.subList(0, size), Optional.of(found.get(size - 1).id()));
  }

  private List<Project> covered(Reach reach, String after) {
    return reach.grant().projects().stream()
        .filter(id -> id.value().compareTo(after) > 0)
        .sorted(Comparator.comparing(ProjectId::value))
        .flatMap(id -> projects.find(id).stream())
        .filter(project -> project.company().equals(reach.company().id()))
        .toList();
  }
}
