package dev.tollgate.application.project;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Why;
import dev.tollgate.application.authentication.RequestFields;
import dev.tollgate.application.storage.Projects;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.ParameterInvalid;
import dev.tollgate.domain.refusal.ProjectRefusal;
import java.util.Optional;

/** Adds a target language to a project. */
public final class AddLanguage {

  private final Projects projects;

  public AddLanguage(Projects projects) {
    this.projects = projects;
  }

  /** A language that the project has now, and whether it had it before. */
  public record Added(Language language, boolean alreadyExists) {}

  /** Refused for what is no language, and for the source language. */
  public Result<Added, ProjectRefusal> add(Project project, Parameter code) {
    Optional<FieldsInvalid> invalid = new RequestFields().required("code", code).invalid();
    if (invalid.isPresent()) {
      return Result.refused(invalid.get());
    }
    Optional<Language> language =
        code.text().flatMap(Language::parse).filter(it -> !it.equals(project.source()));
    if (language.isEmpty()) {
      return Result.refused(
          Why.because(new ParameterInvalid("code"), () -> Reasons.parameterInvalid("code")));
    }
    boolean isNew = projects.addLanguage(project.id(), language.get());
    return Result.ok(new Added(language.get(), !isNew));
  }
}
