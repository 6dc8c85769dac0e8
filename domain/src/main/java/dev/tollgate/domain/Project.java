package dev.tollgate.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A company's translation project.
 *
 * @param slug its name in addresses, which no other project of the company has
 * @param targets the languages it is translated into, in the order in which they were added
 */
public record Project(
    ProjectId id,
    CompanyId company,
    Name name,
    Slug slug,
    Language source,
    List<Language> targets,
    Instant createdAt) {

  public Project {
    targets = List.copyOf(targets);
  }

  /** The project with one more target language; empty if it has that one. */
  public Optional<Project> with(Language language) {
    return targets.contains(language)
        ? Optional.empty()
        : Optional.of(
            new Project(
                id,
                company,
                name,
                slug,
                source,
                Stream.concat(targets.stream(), Stream.of(language)).toList(),
                createdAt));
  }
}
