package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Opens the pages in a real browser, light and dark, on a phone and on a desktop. */
@Tag("full")
final class BrowserTest {

  private static final Path SCRIPTS = Path.of("src/test/browser");
  private static final Path RUN = Path.of("target/browser");

  @Test
  void everyPageIsAccessibleAndWorksInABrowser() throws Exception {
    copyScripts();
    String installed = run("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
    assertTrue(Files.exists(RUN.resolve("node_modules/axe-core")), installed);

    try (World world = new World()) {
      String base = "http://127.0.0.1:" + world.server.uri().getPort();
      String wrong =
          run(
              "node",
              "pages.mjs",
              base,
              "/",
              "/errors",
              "/errors/cliquify",
              "/errors/house",
              "/errors/rfc",
              "/nothing");

      assertEquals("", wrong.strip());
    }
  }

  private static void copyScripts() throws IOException {
    Files.createDirectories(RUN);
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      for (Path script : scripts.filter(Files::isRegularFile).toList()) {
        var _ =
            Files.copy(
                script, RUN.resolve(script.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    File output = RUN.resolve("output.txt").toFile();
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(RUN.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), "still running: " + List.of(command));
    } finally {
      var _ = process.destroyForcibly();
    }
    return Files.readString(output.toPath(), StandardCharsets.UTF_8);
  }
}
