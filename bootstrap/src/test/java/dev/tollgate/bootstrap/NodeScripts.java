package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Scripts of the tests that run under Node, with the packages that they need. */
record NodeScripts(Path sources, Path directory) {

  NodeScripts(String name) {
    this(Path.of("src/test", name), Path.of("target", name));
  }

  /** Copies the scripts, and installs their packages, of which this is one, where they are not. */
  void install(String expected) throws IOException, InterruptedException {
    synchronized (NodeScripts.class) {
      Files.createDirectories(directory);
      try (Stream<Path> scripts = Files.list(sources)) {
        for (Path script : scripts.filter(Files::isRegularFile).toList()) {
          copy(script, directory.resolve(script.getFileName()));
        }
      }
      Path wanted = directory.resolve("package-lock.json");
      Path installed = directory.resolve("node_modules/installed-lock.json");
      if (!Files.exists(installed) || Files.mismatch(wanted, installed) >= 0) {
        String output = run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
        assertTrue(Files.exists(directory.resolve("node_modules").resolve(expected)), output);
        copy(wanted, installed);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Path _ = Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  String text(String script) throws IOException {
    return Files.readString(sources.resolve(script));
  }

  /** Makes a script that {@link #run} finds by its name, with which it answers. */
  String write(String script, String text) throws IOException {
    return Files.writeString(directory.resolve(script), text).getFileName().toString();
  }

  /** All that the program printed. */
  String run(String... command) throws IOException, InterruptedException {
    File output = Files.createTempFile(directory, "output", ".txt").toFile();
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder
        .environment()
        .putAll(Map.of("REDOCLY_TELEMETRY", "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"));
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(8, TimeUnit.MINUTES), "still running: " + command[0]);
    } finally {
      var _ = process.destroyForcibly();
    }
    return Files.readString(output.toPath(), StandardCharsets.UTF_8);
  }
}
