package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tests that docs/reliability.md names exist. */
final class ReliabilityDocumentTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|Journey))\\.(\\w+)`");
  private static final Path ROOT = Path.of("..");

  @Test
  void everyAttackIsAttemptedByATest() throws IOException {
    Map<String, String> sources = sources();
    List<String> rows =
        Files.readAllLines(ROOT.resolve("docs/reliability.md")).stream()
            .dropWhile(line -> !line.startsWith("|---|---|---|"))
            .skip(1)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    assertTrue(rows.size() >= 25, rows.toString());
    for (String row : rows) {
      List<String> missing =
          TEST.matcher(row)
              .results()
              .filter(
                  test ->
                      !sources
                          .getOrDefault(test.group(1), "")
                          .contains("void " + test.group(2) + "("))
              .map(test -> test.group(1) + "." + test.group(2))
              .toList();
      assertTrue(TEST.matcher(row).find(), row);
      assertEquals(List.of(), missing, row);
    }
  }

  private static Map<String, String> sources() throws IOException {
    return SourceFiles.below(ROOT).stream()
        .filter(file -> file.toString().matches(".*/src/test/java/.*(Test|Journey)\\.java"))
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                ReliabilityDocumentTest::read,
                (one, other) -> one + other));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
