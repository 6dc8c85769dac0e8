package dev.tollgate.application.storage;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.Slug;
import java.util.List;
import java.util.Optional;

/** The projects of all companies. */
public interface Projects {

  /**
   * Adds a project. False, and nothing changes, if its id is taken, if its company has a project
   * with the same slug, or if the company does not exist; a deletion of the company that runs at
   * the same time removes the project or makes this false.
   */
  boolean add(Project project);

  Optional<Project> find(ProjectId id);

  Optional<Project> findBySlug(CompanyId company, Slug slug);

  /**
   * Projects ordered by id.
   *
   * @param company whose projects; empty for those of every company
   * @param after the page begins after this id; empty text means from the start
   * @param limit how many to return at most
   */
  List<Project> page(Optional<CompanyId> company, String after, int limit);

  /**
   * Adds a target language as the last one. True for exactly one caller; false if the project has
   * it or does not exist.
   */
  boolean addLanguage(ProjectId id, Language language);
}
