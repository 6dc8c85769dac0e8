package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No library on the class path is older than the list of known advisories allows. */
final class AdvisoriesTest {

  /** One line of the list, with the reason why it does no harm here if it is open. */
  private record Advisory(
      String artifact, String fixedIn, String id, LocalDate checked, Optional<String> harmless) {

    static Advisory parse(String line) {
      String[] columns = line.split("\t", -1);
      return new Advisory(
          columns[0],
          columns[1],
          columns[2],
          LocalDate.parse(columns[3]),
          Optional.of(columns[4]).filter(reason -> !reason.isBlank()));
    }

    boolean concerns(Library library) {
      return artifact.endsWith(":*")
          ? library.name().startsWith(artifact.substring(0, artifact.length() - 1))
          : library.name().equals(artifact);
    }

    boolean isOpenIn(Library library) {
      return concerns(library)
          && Version.parse(library.version()).compareTo(Version.parse(fixedIn)) < 0;
    }
  }

  /** A jar in a local repository of Maven, whose path says what it is. */
  private record Library(String name, String version) {

    static Stream<Library> of(String jar) {
      Path version = Path.of(jar).getParent();
      if (!jar.endsWith(".jar") || version.getNameCount() < 3) {
        return Stream.empty();
      }
      Path artifact = version.getParent();
      String group = artifact.getParent().toString().replaceFirst(".*/repository/", "");
      return Stream.of(
          new Library(
              group.replace('/', '.') + ":" + artifact.getFileName(), "" + version.getFileName()));
    }
  }

  private static List<Advisory> advisories() throws IOException {
    return Files.readAllLines(Path.of("../.ci/advisories.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(Advisory::parse)
        .toList();
  }

  private static List<Library> libraries() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .flatMap(Library::of)
        .toList();
  }

  private static List<String> open(List<Library> libraries) throws IOException {
    return advisories().stream()
        .filter(advisory -> advisory.harmless().isEmpty())
        .flatMap(
            advisory ->
                libraries.stream()
                    .filter(advisory::isOpenIn)
                    .map(
                        library ->
                            "%s %s: take %s or newer (%s)"
                                .formatted(
                                    library.name(),
                                    library.version(),
                                    advisory.fixedIn(),
                                    advisory.id())))
        .toList();
  }

  @Test
  void noLibraryHasAKnownHole() throws IOException {
    assertEquals(List.of(), open(libraries()));
  }

  @Test
  void everyAdvisoryConcernsALibraryThatIsThere() throws IOException {
    List<Library> libraries = libraries();

    List<String> stale =
        advisories().stream()
            .filter(advisory -> libraries.stream().noneMatch(advisory::concerns))
            .map(Advisory::id)
            .toList();

    assertFalse(libraries.isEmpty());
    assertEquals(List.of(), stale);
  }

  @Test
  void noReasonIsGivenForAHoleThatIsClosed() throws IOException {
    List<Library> libraries = libraries();

    List<String> closed =
        advisories().stream()
            .filter(advisory -> advisory.harmless().isPresent())
            .filter(advisory -> libraries.stream().noneMatch(advisory::isOpenIn))
            .map(Advisory::id)
            .toList();

    assertEquals(List.of(), closed);
  }

  @Test
  void anOldVersionIsFound() throws IOException {
    List<Library> old =
        List.of(
            new Library("org.postgresql:postgresql", "42.7.8"),
            new Library("org.mariadb.jdbc:mariadb-java-client", "3.5.6"),
            new Library("io.netty:netty-common", "4.2.16.Final"),
            new Library("io.netty:netty-common", "4.2.20.Final"));

    List<String> found = open(old);

    assertEquals(8, found.size(), found.toString());
    assertTrue(
        found.contains("org.postgresql:postgresql 42.7.8: take 42.7.12 or newer (CVE-2026-54291)"),
        found.toString());
    assertTrue(
        found.contains(
            "io.netty:netty-common 4.2.16.Final: take 4.2.18.Final or newer" + " (CVE-2026-89044)"),
        found.toString());
  }
}
