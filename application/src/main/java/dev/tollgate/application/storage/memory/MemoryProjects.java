package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Projects;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Slug;
import java.util.List;
import java.util.Optional;

/** Projects in memory. */
record MemoryProjects(Access store) implements Projects {

  @Override
  public boolean add(Project project) {
    return store.run(
        data ->
            data.companies.find(project.company().value()).isPresent()
                && find(data, project.company(), project.slug()).isEmpty()
                && data.projects.add(project));
  }

  private static Optional<Project> find(Memory data, CompanyId company, Slug slug) {
    return data
        .projects
        .page("", 1, it -> it.company().equals(company) && it.slug().equals(slug))
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Project> find(ProjectId id) {
    return store.run(data -> data.projects.find(id.value()));
  }

  @Override
  public Optional<Project> findBySlug(CompanyId company, Slug slug) {
    return store.run(data -> find(data, company, slug));
  }

  @Override
  public List<Project> page(Optional<CompanyId> company, String after, int limit) {
    return store.run(
        data ->
            data.projects.page(
                after, limit, it -> company.stream().allMatch(it.company()::equals)));
  }

  @Override
  public boolean addLanguage(ProjectId id, Language language) {
    return store.run(data -> data.projects.change(id.value(), it -> it.with(language)));
  }
}
