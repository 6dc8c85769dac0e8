package dev.tollgate.http.pages;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The style sheets, the scripts and the picture of the pages, and of the renderer behind {@code
 * /docs}: these files and no others, each read when it is first asked for.
 */
@Singleton
public final class Assets {

  private static final String CSS = "text/css; charset=utf-8";
  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.of(
          "docs.css", CSS,
          "docs.js", SCRIPT,
          "formpost.js", SCRIPT,
          "gate.svg", "image/svg+xml",
          "pages.css", CSS,
          "search.js", SCRIPT,
          "swagger-ui-bundle.js", SCRIPT,
          "swagger-ui.css", CSS);

  private final Map<String, Publication> files = new ConcurrentHashMap<>();

  public Optional<Publication> find(String name) {
    return TYPES.containsKey(name)
        ? Optional.of(files.computeIfAbsent(name, Assets::read))
        : Optional.empty();
  }

  private static Publication read(String name) {
    String place = name.startsWith("swagger-ui") ? renderer() : "/dev/tollgate/http/pages/assets/";
    try (InputStream file = Assets.class.getResourceAsStream(place + name)) {
      return new Publication(TYPES.get(name), file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its files lie below its version, which it says itself. */
  private static String renderer() {
    Properties said = new Properties();
    try (InputStream file =
        Assets.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      said.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return "/META-INF/resources/webjars/swagger-ui/" + said.getProperty("version") + "/";
  }
}
