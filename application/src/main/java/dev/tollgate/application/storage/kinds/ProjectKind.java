package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Slug;
import java.util.Optional;
import java.util.stream.Stream;

/** The projects of companies. */
final class ProjectKind implements Kind<Project> {

  @Override
  public String name() {
    return "project";
  }

  @Override
  public Stream<Project> read(Storage store) {
    return Pages.of(
        (after, limit) -> store.projects().page(Optional.empty(), after, limit),
        it -> it.id().value());
  }

  @Override
  public Members write(Project value) {
    return new Members()
        .with("id", value.id().value())
        .with("company", value.company().value())
        .with("name", value.name().value())
        .with("slug", value.slug().value())
        .with("source", value.source().tag())
        .with("targets", value.targets().stream().map(Language::tag).toList())
        .with("created_at", value.createdAt());
  }

  @Override
  public Project parse(Members members) {
    return new Project(
        new ProjectId(members.text("id")),
        new CompanyId(members.text("company")),
        new Name(members.text("name")),
        new Slug(members.text("slug")),
        new Language(members.text("source")),
        members.texts("targets").stream().map(Language::new).toList(),
        members.time("created_at"));
  }

  @Override
  public Writer<Project> writer(Storage target, boolean resumes) {
    return value -> {
      boolean _ = target.projects().add(value);
    };
  }
}
