package dev.tollgate.http.pages;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The style sheet, the script and the picture of the pages: these files and no others. */
@Singleton
public final class Assets {

  private final Map<String, Publication> files =
      Map.of(
          "gate.svg", file("gate.svg", "image/svg+xml"),
          "pages.css", file("pages.css", "text/css; charset=utf-8"),
          "search.js", file("search.js", "text/javascript; charset=utf-8"));

  public Optional<Publication> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  private static Publication file(String name, String type) {
    try (InputStream file = Assets.class.getResourceAsStream("assets/" + name)) {
      return new Publication(type, file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
