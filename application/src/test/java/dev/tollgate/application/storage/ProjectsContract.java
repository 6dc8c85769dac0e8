package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.aProject;
import static dev.tollgate.application.storage.Samples.aCompanyOnRecord;
import static java.util.stream.Collectors.toMap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.Slug;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for projects. */
@About(Projects.class)
interface ProjectsContract extends StorageUnderTest {

  private Projects projects() {
    return storage().projects();
  }

  private Project added(CompanyId company, String slug) {
    Project project = aProject(company, slug);
    assertTrue(projects().add(project));
    return project;
  }

  private static List<Project> sorted(List<Project> projects) {
    return projects.stream().sorted(Comparator.comparing(it -> it.id().value())).toList();
  }

  @Test
  default void aProjectIsFoundWhole() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    Project bare = added(company, "bare");
    Project sample = aProject(company, "f-" + "u".repeat(61));
    Project full =
        new Project(
            sample.id(),
            company,
            new Name("Caf\u00e9 \ud83e\udd84 it's"),
            sample.slug(),
            new Language("zh-Hant-TW"),
            List.of(new Language("pt-BR"), new Language("de")),
            Samples.LATER);
    assertTrue(projects().add(full));

    for (Project each : List.of(bare, full)) {
      assertEquals(Optional.of(each), second().projects().find(each.id()));
      assertEquals(Optional.of(each), second().projects().findBySlug(company, each.slug()));
    }
    assertEquals(Optional.empty(), projects().find(aProject(company, "none").id()));
    assertEquals(Optional.empty(), projects().findBySlug(company, new Slug("none")));
  }

  @Test
  default void aSlugBelongsToOneProjectOfACompany() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    CompanyId other = aCompanyOnRecord(storage()).id();
    Project first = added(company, "shop");
    Project elsewhere = added(other, "shop");

    boolean again = projects().add(aProject(company, "shop"));
    boolean sameId = projects().add(first);
    boolean ofNobody = projects().add(aProject(Samples.aCompany().id(), "shop"));

    assertEquals(List.of(false, false, false), List.of(again, sameId, ofNobody));
    assertEquals(
        sorted(List.of(first, elsewhere)), second().projects().page(Optional.empty(), "", 9));
    assertEquals(Optional.of(elsewhere), projects().findBySlug(other, new Slug("shop")));
  }

  @Test
  default void onlyOneOfManyThreadsAddsAProjectWithASlug() throws Exception {
    Storage other = second();
    CompanyId company = aCompanyOnRecord(storage()).id();

    long winners =
        Race.winners(
            i -> (i % 2 == 0 ? storage() : other).projects().add(aProject(company, "shop")));

    assertEquals(1, winners);
    assertEquals(1, second().projects().page(Optional.of(company), "", 9).size());
  }

  @Test
  default void projectsAreListedByIdAndByCompany() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    CompanyId other = aCompanyOnRecord(storage()).id();
    List<Project> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(added(company, "p" + i));
      all.add(added(other, "p" + i));
    }
    List<Project> ordered = sorted(all);
    List<Project> own = ordered.stream().filter(it -> it.company().equals(company)).toList();

    List<Project> everything = second().projects().page(Optional.empty(), "", 9);
    List<Project> rest = projects().page(Optional.empty(), ordered.get(1).id().value(), 2);
    List<Project> ofCompany = second().projects().page(Optional.of(company), "", 2);
    List<Project> next = projects().page(Optional.of(company), own.get(1).id().value(), 9);

    assertEquals(ordered, everything);
    assertEquals(ordered.subList(2, 4), rest);
    assertEquals(own.subList(0, 2), ofCompany);
    assertEquals(own.subList(2, 3), next);
  }

  @Test
  default void languagesThatManyAddAtOnceAreAllKept() throws Exception {
    Storage other = second();
    Project project = added(aCompanyOnRecord(storage()).id(), "shop");
    List<Language> languages =
        IntStream.range(0, 26).mapToObj(i -> new Language("a" + (char) ('a' + i))).toList();

    Map<Language, Integer> winners = new ConcurrentHashMap<>();
    long _ =
        Race.winners(
            i -> {
              Language language = languages.get(i % languages.size());
              boolean added =
                  (i % 2 == 0 ? storage() : other).projects().addLanguage(project.id(), language);
              if (added) {
                int _ = winners.merge(language, 1, Integer::sum);
              }
              return added;
            });

    List<Language> kept = second().projects().find(project.id()).orElseThrow().targets();
    assertEquals(languages.stream().collect(toMap(it -> it, _ -> 1)), winners, kept.toString());
    assertEquals(languages.size(), kept.size());
    assertEquals(new HashSet<>(languages), new HashSet<>(kept));
    assertFalse(projects().addLanguage(aProject(project.company(), "x").id(), languages.get(0)));
  }

  @Test
  default void theProjectsOfARemovedCompanyGo() {
    CompanyId gone = aCompanyOnRecord(storage()).id();
    Project kept = added(aCompanyOnRecord(storage()).id(), "shop");
    Project lost = added(gone, "shop");

    assertTrue(storage().companies().remove(gone, true) instanceof Removal.Done);

    assertEquals(List.of(kept), second().projects().page(Optional.empty(), "", 9));
    assertEquals(Optional.empty(), projects().find(lost.id()));
  }

  @Test
  default void addingAProjectDuringARemovalLeavesNone() throws Exception {
    Storage other = second();
    CompanyId company = aCompanyOnRecord(storage()).id();

    long _ =
        Race.winners(
            i ->
                i == 30
                    ? storage().companies().remove(company, true) instanceof Removal.Done
                    : i % 4 == 0 && other.projects().add(aProject(company, "p" + i)));

    assertEquals(List.of(), second().projects().page(Optional.empty(), "", 99));
  }
}
