package dev.tollgate.application.project;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.storage.Projects;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Slug;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.ParameterInvalid;
import dev.tollgate.domain.refusal.ProjectRefusal;
import dev.tollgate.domain.refusal.SlugTaken;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Creates a project in an organization, which is a company here. */
public final class CreateProject {

  private final Projects projects;
  private final Clock clock;
  private final RandomGenerator random;

  public CreateProject(Projects projects, Clock clock, RandomGenerator random) {
    this.projects = projects;
    this.clock = clock;
    this.random = random;
  }

  public Result<Project, ProjectRefusal> create(
      Company company, Parameter name, Parameter slug, Parameter sourceLanguage) {
    Optional<FieldsInvalid> invalid =
        new RequestFields()
            .required("name", name)
            .required("slug", slug)
            .required("sourceLanguage", sourceLanguage)
            .invalid();
    if (invalid.isPresent()) {
      return Result.refused(invalid.get());
    }
    Optional<Name> called = name.text().flatMap(Name::parse);
    if (called.isEmpty()) {
      return Result.refused(
          Why.because(new ParameterInvalid("name"), () -> Reasons.parameterInvalid("name")));
    }
    Optional<Slug> address = slug.text().flatMap(Slug::parse);
    if (address.isEmpty()) {
      return Result.refused(
          Why.because(new ParameterInvalid("slug"), () -> Reasons.parameterInvalid("slug")));
    }
    Optional<Language> source = sourceLanguage.text().flatMap(Language::parse);
    if (source.isEmpty()) {
      return Result.refused(
          Why.because(
              new ParameterInvalid("sourceLanguage"),
              () -> Reasons.parameterInvalid("sourceLanguage")));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Project project =
        new Project(
            ProjectId.next(now, random),
            company.id(),
            called.get(),
            address.get(),
            source.get(),
            List.of(),
            now);
    return projects.add(project)
        ? Result.ok(project)
        : Result.refused(
            Why.because(
                new SlugTaken(),
                () ->
                    "Company %s has another project with the slug %s."
                        .formatted(company.id().value(), address.get().value())));
  }
}
