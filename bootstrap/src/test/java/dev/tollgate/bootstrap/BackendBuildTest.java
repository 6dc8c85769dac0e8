package dev.tollgate.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageContract;
import dev.tollgate.domain.Token;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The build that docs/backends.md shows to authors of backends, run by Maven itself. */
@Tag("full")
final class BackendBuildTest {

  private static final Pattern POM =
      Pattern.compile("```xml\\n(<project.*?)\\n```", Pattern.DOTALL);
  private static final Pattern PLUGIN =
      Pattern.compile("<artifactId>(maven-[\\w-]+-plugin)</artifactId>\\s*<version>([^<]+)");
  private static final Pattern RESULT =
      Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: 0");

  private static final String VERSION = "0.1.0-SNAPSHOT";

  /** What an author has installed: nothing but the artifacts that the page names, and theirs. */
  @TempDir private static Path repository;

  @TempDir private Path project;

  @BeforeAll
  static void install() throws IOException {
    installed("tollgate", Path.of("..", "pom.xml"));
    installed("tollgate-domain", Path.of("..", "domain", "pom.xml"));
    installed("tollgate-application", Path.of("..", "application", "pom.xml"));
    jar("tollgate-domain", "", Token.class);
    jar("tollgate-application", "", Storage.class);
    jar("tollgate-application", "-tests", StorageContract.class);
  }

  private static void installed(String artifact, Path pom) throws IOException {
    Path to =
        Files.createDirectories(repository.resolve("dev/tollgate/" + artifact + "/" + VERSION));
    Path _ = Files.copy(pom, to.resolve(artifact + "-" + VERSION + ".pom"));
  }

  /** The module of a class, which is a jar or, before that is made, a directory. */
  private static void jar(String artifact, String classifier, Class<?> one) throws IOException {
    Path module = Path.of(URI.create("" + one.getProtectionDomain().getCodeSource().getLocation()));
    Path jar =
        repository.resolve(
            "dev/tollgate/%s/%s/%s-%s%s.jar"
                .formatted(artifact, VERSION, artifact, VERSION, classifier));
    if (Files.isRegularFile(module)) {
      Path _ = Files.copy(module, jar);
      return;
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(module)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(module.relativize(file).toString()));
        long _ = Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private record Build(int status, String said) {}

  private Build build(Map<String, String> sources, String... options) throws Exception {
    Path _ = Files.writeString(project.resolve("pom.xml"), pom());
    for (Map.Entry<String, String> source : sources.entrySet()) {
      String kind = source.getKey().endsWith("Test") ? "test" : "main";
      Path folder = project.resolve("src/" + kind + "/java/com/example/scopefiles");
      Path file = Files.createDirectories(folder).resolve(source.getKey() + ".java");
      Path _ = Files.writeString(file, source.getValue());
    }
    Path settings =
        Files.writeString(
            project.resolve("settings.xml"),
            "<settings><mirrors><mirror><id>machine</id><mirrorOf>*</mirrorOf><url>"
                + machineRepository().toUri()
                + "</url></mirror></mirrors></settings>");
    List<String> command =
        new ArrayList<>(
            List.of(
                "mvn",
                "-B",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + repository,
                "-Dstyle.color=never",
                "test"));
    command.addAll(List.of(options));
    ProcessBuilder maven =
        new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
    maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
    maven.environment().remove("MAVEN_OPTS");
    Process running = maven.start();
    String said = new String(running.getInputStream().readAllBytes(), UTF_8);
    return new Build(running.waitFor(), said);
  }

  private static String pom() throws IOException {
    Matcher pom = POM.matcher(BackendsDocumentTest.page());
    assertTrue(pom.find());
    return pom.group(1);
  }

  /** Where the build of Tollgate itself found its libraries, so that nothing is downloaded. */
  private static Path machineRepository() {
    Path jar =
        Path.of(URI.create("" + Test.class.getProtectionDomain().getCodeSource().getLocation()));
    return jar.resolve("../../../../../..").normalize();
  }

  @Test
  void theBuildRunsTheWholeContract() throws Exception {
    Build build = build(BackendsDocumentTest.sources());

    assertEquals(0, build.status(), build.said());
    MatchResult result = RESULT.matcher(build.said()).results().reduce((_, last) -> last).get();
    assertTrue(Integer.parseInt(result.group(1)) > 100, result.group());
    assertTrue(build.said().contains("this store cannot be stopped"), build.said());
  }

  @Test
  void aBrokenBackendFailsTheBuildAndTheMessageNamesTheRule() throws Exception {
    Map<String, String> sources = new TreeMap<>(BackendsDocumentTest.sources());
    String whole = sources.get("ScopeFiles");
    String broken =
        whole.replace(
            "catch (FileAlreadyExistsException e) {\n        return false;",
            "catch (FileAlreadyExistsException e) {\n        return true;");
    String _ = sources.put("ScopeFiles", broken);

    Build build =
        build(sources, "-Dtest=ScopeFilesTest#anExistingScopeIsNotAddedAndKeepsItsDescription");

    assertFalse(whole.equals(broken));
    assertEquals(1, build.status(), build.said());
    assertTrue(
        build
            .said()
            .contains(
                "Scopes: anExistingScopeIsNotAddedAndKeepsItsDescription: expected false, got"
                    + " true"),
        build.said());
  }

  @Test
  void aBuildWithoutTestsFails() throws Exception {
    Map<String, String> sources = new TreeMap<>(BackendsDocumentTest.sources());
    String _ = sources.remove("ScopeFilesTest");

    Build build = build(sources);

    assertEquals(1, build.status(), build.said());
    assertTrue(build.said().contains("No tests"), build.said());
  }

  @Test
  void thePlugInsAreThoseThatTollgateIsBuiltWith() throws IOException {
    Set<String> ours = plugins(Files.readString(Path.of("..", "pom.xml")));
    Set<String> shown = plugins(pom());

    Set<String> others = new TreeSet<>(shown);
    boolean _ = others.removeAll(ours);
    assertEquals(Set.of(), others);
    assertEquals(4, shown.size());
  }

  private static Set<String> plugins(String pom) {
    Set<String> found = new TreeSet<>();
    for (MatchResult plugin : PLUGIN.matcher(pom).results().toList()) {
      boolean _ = found.add(plugin.group(1) + " " + plugin.group(2));
    }
    return found;
  }
}
