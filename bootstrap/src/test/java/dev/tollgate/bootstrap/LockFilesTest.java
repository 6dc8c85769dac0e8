package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Each package of npm that tests use is pinned: to one version, and to its bytes. */
final class LockFilesTest {

  private static final Path ROOT = Path.of("..");

  @Test
  void everyPackageIsPinnedToItsBytes() throws IOException {
    List<Path> manifests = manifests();

    assertTrue(manifests.size() >= 2, manifests.toString());
    for (Path manifest : manifests) {
      Path lock = manifest.resolveSibling("package-lock.json");
      assertTrue(Files.exists(lock), manifest + " has no " + lock.getFileName());
      assertEquals(
          List.of(),
          problems(Files.readString(manifest), Files.readString(lock)),
          manifest.toString());
    }
  }

  private static List<Path> manifests() throws IOException {
    return SourceFiles.below(ROOT).stream().filter(file -> file.endsWith("package.json")).toList();
  }

  private static List<String> problems(String manifest, String lock) {
    ObjectMapper json = new ObjectMapper();
    JsonNode wanted = json.readTree(manifest).path("dependencies");
    JsonNode packages = json.readTree(lock).path("packages");
    Stream<String> loose =
        wanted.properties().stream()
            .filter(it -> !it.getValue().asString("").matches("[0-9]+\\.[0-9]+\\.[0-9]+.*"))
            .map(it -> it.getKey() + " is a range");
    Stream<String> other =
        wanted.properties().stream()
            .filter(
                it ->
                    !packages
                        .path("node_modules/" + it.getKey())
                        .path("version")
                        .asString("")
                        .equals(it.getValue().asString("")))
            .map(it -> it.getKey() + " is locked to another version");
    Stream<String> unknown =
        packages.properties().stream()
            .filter(it -> !it.getKey().isEmpty())
            .filter(it -> !it.getValue().path("integrity").asString("").startsWith("sha512-"))
            .map(it -> it.getKey() + " has no digest");
    return Stream.of(loose, other, unknown).flatMap(it -> it).toList();
  }

  @Test
  void whatIsNotPinnedIsFound() {
    String manifest =
        """
        {"dependencies": {"a": "^1.0.0", "b": "2.0.0", "c": "3.0.0"}}\
        """;
    String lock =
        """
        {"packages": {"": {},
          "node_modules/a": {"version": "^1.0.0", "integrity": "sha512-x"},
          "node_modules/b": {"version": "2.0.1", "integrity": "sha512-x"},
          "node_modules/c": {"version": "3.0.0"}}}\
        """;

    assertEquals(
        List.of("a is a range", "b is locked to another version", "node_modules/c has no digest"),
        problems(manifest, lock));
  }

  /** {@code npm ci} installs what the lock file says, and fails on anything else. */
  @Test
  void nothingInstallsPackagesInAnotherWay() throws IOException {
    Pattern other = Pattern.compile("\\bnpx\\b|\\bnpm[\", ]+(i|install|add)\\b");
    List<Path> found = new ArrayList<>();
    for (String directory : List.of("src", "../bench", "../.ci")) {
      SourceFiles.below(Path.of(directory)).stream()
          .filter(file -> !file.endsWith("LockFilesTest.java"))
          .filter(file -> other.matcher(read(file)).find())
          .forEach(found::add);
    }

    assertEquals(List.of(), found);
    assertTrue(other.matcher("\"npm\", \"install\"").find());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
