package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The links of the documents. */
final class DocumentLinksTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```.*?^ *```$");
  private static final Pattern LINK = Pattern.compile("]\\(([^()\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  static List<Path> documents() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .map(ROOT::relativize)
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsToAFileAndAHeading(Path document) throws IOException {
    Set<String> broken = new TreeSet<>();
    for (String link : links(document)) {
      if (!leadsSomewhere(document, link)) {
        boolean _ = broken.add(link);
      }
    }

    assertEquals(Set.of(), broken);
  }

  @Test
  void theReadmeLeadsToEveryDocument() throws IOException {
    Set<String> missing =
        documents().stream().map(Path::toString).collect(Collectors.toCollection(TreeSet::new));

    boolean _ = missing.removeAll(links(Path.of("README.md")));

    assertEquals(Set.of("README.md"), missing);
  }

  private static List<String> links(Path document) throws IOException {
    return LINK.matcher(text(document))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .toList();
  }

  private static String text(Path document) throws IOException {
    return BLOCK.matcher(Files.readString(ROOT.resolve(document))).replaceAll("");
  }

  private static boolean leadsSomewhere(Path document, String link) throws IOException {
    String[] halves = link.split("#", 2);
    Path target = halves[0].isEmpty() ? document : document.resolveSibling(halves[0]).normalize();
    return Files.exists(ROOT.resolve(target))
        && (halves.length == 1 || headings(target).contains(halves[1]));
  }

  /** As GitHub names them. */
  private static Set<String> headings(Path document) throws IOException {
    return HEADING
        .matcher(text(document))
        .results()
        .map((MatchResult heading) -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
