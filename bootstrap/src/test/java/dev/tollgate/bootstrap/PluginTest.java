package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.bootstrap.Program.Ended;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server and every command report a broken plug-in in one sentence. */
final class PluginTest {

  private static final String SOURCE =
      """
      import dev.tollgate.application.storage.*;

      public final class Acme implements StorageProvider {
        public Acme() {
          MAKE
        }

        public String scheme() {
          return SCHEME;
        }

        public Storage open(StorageSettings settings) {
          OPEN
        }
      }
      """;

  @TempDir private Path directory;

  /** A plug-in whose provider does this when it is made, asked for its scheme, and opened. */
  private Path plugin(String name, String make, String scheme, String open) throws IOException {
    Path sources = Files.createDirectory(directory.resolve(name + "-source"));
    Path classes =
        PluginJar.compile(
            sources,
            "Acme",
            SOURCE.replace("MAKE", make).replace("SCHEME", scheme).replace("OPEN", open),
            System.getProperty("java.class.path"));
    return PluginJar.pack(directory.resolve(name), classes, "Acme");
  }

  private void assertOneSentence(String expected, Object plugins, String storage) {
    Program program = new Program(directory, Map.of(Stores.PLUGINS, plugins.toString()));

    Ended server = program.runHere("serve", "--port", "0", "--storage", storage);
    Ended command = program.runHere("client", "list", "--storage", storage);

    assertTrue(server.err().startsWith(expected), server.err());
    assertEquals(1, server.err().lines().count(), server.err());
    assertEquals(server.err(), command.err());
    assertEquals(1, server.status());
    assertEquals(1, command.status());
    assertEquals("", server.out() + command.out());
  }

  @Test
  void aMissingDirectoryIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "not a directory");

    assertOneSentence(
        "TOLLGATE_PLUGINS names /nowhere, which is not a readable directory",
        "/nowhere",
        "memory:");
    assertOneSentence(
        "TOLLGATE_PLUGINS names " + file + ", which is not a readable directory", file, "memory:");
  }

  @Test
  void aFileThatIsNotAJarIsNamed() throws IOException {
    Path jar = Files.writeString(directory.resolve("broken.jar"), "not a jar");

    assertOneSentence(jar + " in TOLLGATE_PLUGINS is not a readable jar", directory, "memory:");
  }

  @Test
  void aBackendThatCannotBeInstantiatedIsNamed() throws IOException {
    Path failing =
        plugin(
            "failing", "if (true) throw new Error(\"out of luck\");", "\"acme\"", "return null;");
    Path nameless = plugin("nameless", "", "null", "return null;");
    Path missing =
        PluginJar.pack(
            directory.resolve("missing"), Files.createDirectory(directory.resolve("none")), "Gone");

    String sentence = "A backend in %s of TOLLGATE_PLUGINS cannot be loaded (%s";
    assertOneSentence(
        sentence.formatted(failing, "java.lang.Error: out of luck)"), failing, "memory:");
    assertOneSentence(sentence.formatted(nameless, "no scheme)"), nameless, "memory:");
    assertOneSentence(
        sentence.formatted(
            missing, "dev.tollgate.application.storage.StorageProvider: Provider Gone not found)"),
        missing,
        "memory:");
  }

  @Test
  void aSchemeThatIsTakenIsRefused() throws IOException {
    Path one = plugin("one", "", "\"acme\"", "return null;");
    Path other = plugin("other", "", "\"acme\"", "return null;");
    Path ours = plugin("ours", "", "\"h2\"", "return null;");

    assertOneSentence(
        "Two stores are called \"acme:\"", one + File.pathSeparator + other, "memory:");
    assertOneSentence("Two stores are called \"h2:\"", ours, "memory:");
  }

  @Test
  void aBackendThatFailsIsNotOurMistake() throws IOException {
    Path nothing = plugin("nothing", "", "\"acme\"", "return null;");
    Path driverless =
        plugin(
            "driverless",
            "",
            "\"acme\"",
            "try { Class.forName(\"org.acme.Driver\"); return null; }"
                + " catch (ClassNotFoundException e) { throw new IllegalStateException(e); }");
    Path old = plugin("old", "", "\"acme\"", "throw new NoSuchMethodError(\"hidden\");");

    String sentence =
        "The backend \"acme:\" in %s of TOLLGATE_PLUGINS failed to open its store (%s)";
    assertOneSentence(sentence.formatted(nothing, "NullPointerException"), nothing, "acme:x");
    assertOneSentence(sentence.formatted(old, "NoSuchMethodError"), old, "acme:x");
    assertOneSentence(
        sentence.formatted(driverless, "IllegalStateException, the jars lack org.acme.Driver"),
        driverless,
        "acme:x");
  }

  @Test
  void theDriverManagerKnowsADriverOfAPluginOnlyOnceItsClassIsLoaded() throws Exception {
    Path plugin =
        plugin(
            "driver",
            "",
            "\"acme\"",
            """
            String url = "jdbc:postgresql://127.0.0.1:1/acme";
            String before = "";
            try (java.sql.Connection _ = java.sql.DriverManager.getConnection(url)) {
              before = "connected";
            } catch (java.sql.SQLException e) {
              before = String.valueOf(e.getSQLState());
            }
            try {
              Class.forName("org.postgresql.Driver");
              try (java.sql.Connection _ = java.sql.DriverManager.getConnection(url)) {
                throw new IllegalStateException("connected");
              }
            } catch (ClassNotFoundException | java.sql.SQLException e) {
              throw new StorageMisconfigured(before + ", then " + e.getMessage());
            }
            """);
    URI driver =
        org.postgresql.Driver.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    Path _ = Files.copy(Path.of(driver), plugin.resolve("driver.jar"));

    assertOneSentence("08001, then Connection to 127.0.0.1:1 refused", plugin, "acme:x");
  }

  @Test
  void aVerbOfABackendThatFailsIsNotOurMistake() throws IOException {
    Path broken =
        plugin(
            "verb",
            "",
            "\"acme\"",
            "return ComposedStorage.over(Backends.onClassPath().open(new"
                + " StorageSettings(\"memory:\", java.util.Map.of()))).with(Leases.class,"
                + " new Leases() { public boolean take(String n, String h, java.time.Duration t) {"
                + " return true; } public java.util.Optional<String> holder(String n) {"
                + " throw new IllegalStateException(\"hidden\"); } public java.time.Instant now() {"
                + " return java.time.Instant.now(); } });");

    assertOneSentence(
        "The backend \"acme:\" in %s of TOLLGATE_PLUGINS failed in Leases.holder".formatted(broken)
            + " (IllegalStateException)",
        broken,
        "acme:x");
  }

  @Test
  void whatOthersCanWriteToIsNotRun() throws IOException {
    Path plugin = plugin("shared", "", "\"acme\"", "return null;");
    Path _ = Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwxrwxr-x"));
    Path jars = plugin("jar", "", "\"acme\"", "return null;");
    Path jar;
    try (Stream<Path> files = Files.list(jars)) {
      jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
    Path _ = Files.setPosixFilePermissions(jar, PosixFilePermissions.fromString("rw-r--rw-"));

    String sentence = " in TOLLGATE_PLUGINS is writable by other users";
    assertOneSentence(plugin + sentence, plugin, "memory:");
    assertOneSentence(jar + sentence, jars, "memory:");
  }

  @Test
  void theMessageOfAMisconfiguredBackendIsShownAndOtherSchemesAreListed() throws IOException {
    Path plugin =
        plugin(
            "acme",
            "",
            "\"acme\"",
            "throw new StorageMisconfigured(\"Give a region, not \" +"
                + " settings.options().get(\"pool-size\"));");

    assertOneSentence(
        "No storage backend is called \"emca:\". Known are: acme:, h2:, jdbc:mariadb:,"
            + " jdbc:postgresql:, memory:. Backends of other teams are loaded from the directories"
            + " in TOLLGATE_PLUGINS.",
        plugin,
        "emca:x");
    Ended ended =
        new Program(
                directory,
                Map.of(Stores.PLUGINS, plugin.toString(), "TOLLGATE_STORAGE_POOL_SIZE", "7"))
            .runHere("client", "list", "--storage", "acme:x");
    assertEquals("Give a region, not 7", ended.err().strip());
  }

  @Test
  void aStoreThatComesUpMeanwhileIsOpened() throws Exception {
    Path plugin =
        plugin(
            "late",
            "",
            "\"acme\"",
            """
            if (!Boolean.parseBoolean(System.setProperty(settings.url(), "true"))) {
              throw new StoreUnavailable("not yet", null);
            }
            return Backends.onClassPath().open(new StorageSettings("memory:", settings.options()));
            """);
    Map<String, String> environment = Map.of(Stores.PLUGINS, plugin.toString());

    try (Storage opened =
        Stores.await(
            Duration.ofSeconds(10),
            "acme:" + UUID.randomUUID(),
            directory,
            environment,
            Measurements.NONE)) {
      assertEquals(List.of(), opened.scopes().all());
    }
  }

  @Test
  void aPlugInSeesThePortsAndNothingElseOfTollgate() throws IOException {
    Path plugin =
        plugin(
            "curious",
            "",
            "\"acme\"",
            """
            String seen = "";
            for (String name : new String[] {"dev.tollgate.domain.Token", "org.slf4j.Logger",
                "dev.tollgate.bootstrap.Main", "com.zaxxer.hikari.HikariConfig", "org.h2.Driver"}) {
              try {
                seen += Class.forName(name).getSimpleName() + " ";
              } catch (ClassNotFoundException e) {
                seen += "- ";
              }
            }
            boolean own = Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
            throw new StorageMisconfigured(seen + own);
            """);

    assertOneSentence("Token Logger - - - true", plugin, "acme:x");
  }
}
