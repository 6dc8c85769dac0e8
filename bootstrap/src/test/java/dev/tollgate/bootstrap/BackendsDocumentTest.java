package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageContract;
import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.domain.SigningKey;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backend that docs/backends.md shows is taken out of the page, built, and used. */
final class BackendsDocumentTest {

  private static final int LINES_OF_A_PAGE = 92;

  private static final Pattern SOURCE =
      Pattern.compile("`(\\w+)\\.java`[^`]*```java\\n(.*?)\\n```", Pattern.DOTALL);
  private static final Pattern SERVICE =
      Pattern.compile("`(META-INF/services/[^`]+)`[^`]*```\\n(\\S+)\\n```");

  private static final Pattern RULE =
      Pattern.compile("^\\| ([\\w, ]+) \\|[^|]+\\|[^|]+\\| `(\\w+)` \\|$", Pattern.MULTILINE);

  /** The dependencies that the page names, and theirs. */
  private static final List<Class<?>> CLASS_PATH =
      List.of(
          Storage.class,
          SigningKey.class,
          StorageContract.class,
          org.junit.jupiter.api.Test.class,
          org.junit.jupiter.engine.JupiterTestEngine.class,
          org.junit.platform.commons.JUnitException.class,
          org.junit.platform.engine.TestEngine.class,
          org.junit.platform.launcher.Launcher.class,
          org.opentest4j.AssertionFailedError.class,
          org.apiguardian.api.API.class,
          ContractRun.class);

  @TempDir private static Path directory;

  private static Map<String, String> sources;
  private static Path backend;

  @BeforeAll
  static void build() throws IOException {
    sources = sources();
    backend = PluginJar.compile(directory, "ScopeFiles", sources.get("ScopeFiles"), classPath());
  }

  static Map<String, String> sources() throws IOException {
    return found(SOURCE);
  }

  private static Map<String, String> found(Pattern pattern) throws IOException {
    return pattern
        .matcher(page())
        .results()
        .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }

  static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "backends.md"));
  }

  private static String classPath() {
    return CLASS_PATH.stream()
        .map(type -> place(type).getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static URL place(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  @Test
  void theExampleFillsAPage() {
    long lines = sources.get("ScopeFiles").lines().count();

    assertTrue(lines <= LINES_OF_A_PAGE, lines + " lines");
  }

  @Test
  void theExampleKeepsTheContractWithNothingButJUnitBesideIt() throws Exception {
    Path test =
        PluginJar.compile(
            directory,
            "ScopeFilesTest",
            sources.get("ScopeFilesTest"),
            classPath() + File.pathSeparator + backend);
    URL[] path =
        Stream.concat(
                Stream.of(backend.toUri().toURL(), test.toUri().toURL()),
                CLASS_PATH.stream().map(BackendsDocumentTest::place))
            .toArray(URL[]::new);
    Thread thread = Thread.currentThread();
    ClassLoader usual = thread.getContextClassLoader();
    Object ran;
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      ran =
          loader
              .loadClass(ContractRun.class.getName())
              .getMethod("of", Class.class)
              .invoke(null, loader.loadClass("com.example.scopefiles.ScopeFilesTest"));
    } finally {
      thread.setContextClassLoader(usual);
    }

    long tests = testsOfTheContract();
    assertEquals(tests + " of " + tests, ran);
    assertTrue(tests > 50, tests + " tests");
  }

  private static long testsOfTheContract() {
    return tests().count();
  }

  private static Stream<String> tests() {
    return Arrays.stream(StorageContract.class.getMethods())
        .filter(method -> method.isAnnotationPresent(Test.class))
        .map(Method::getName);
  }

  @Test
  void everyRuleNamesATestOfTheContractAndEveryPortHasARule() throws IOException {
    Set<String> ports = new TreeSet<>();
    Set<String> rules = new TreeSet<>();
    for (MatchResult row : RULE.matcher(page()).results().toList()) {
      boolean _ = ports.addAll(List.of(row.group(1).split(", ")));
      boolean _ = rules.add(row.group(2));
    }

    Set<String> missing = new TreeSet<>();
    for (Method port : Storage.class.getDeclaredMethods()) {
      if (port.getReturnType().isInterface()
          && !ports.contains(port.getReturnType().getSimpleName())) {
        boolean _ = missing.add(port.getReturnType().getSimpleName());
      }
    }
    Set<String> unknown = new TreeSet<>(rules);
    boolean _ = unknown.removeAll(tests().toList());
    assertEquals(Set.of(), missing);
    assertEquals(Set.of(), unknown);
    assertTrue(rules.size() > 30, rules.size() + " rules");
  }

  @Tag("full")
  @Test
  void theExampleServesAsAPlugIn() throws Exception {
    Map<String, String> service = found(SERVICE);
    Path plugin =
        PluginJar.pack(
            directory.resolve("plugin"), backend, service.getOrDefault(PluginJar.SERVICE, ""));
    Path scopes = Files.createDirectory(directory.resolve("scopes"));
    String url = "scopefiles:" + scopes + ":h2:" + directory.resolve("data");
    Program program = new Program(directory, Map.of(Stores.PLUGINS, plugin.toString()));

    int status;
    Ended listed;
    try (Served served = program.serve("--demo", "--storage", url)) {
      String form =
          "client_id="
              + served.after("client_id:")
              + "&client_secret="
              + served.after("client_secret:");
      status = served.http().form("/oauth/access-token", form).status();
      listed = program.runHere("client", "list", "--storage", url);
    }

    assertEquals(200, status);
    try (Stream<Path> files = Files.list(scopes)) {
      List<Path> kept = files.toList();
      assertTrue(kept.size() > 0);
      for (Path file : kept) {
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    assertTrue(listed.out().contains("Demo Client"), listed.err());
  }
}
