package dev.tollgate.cli.output;

import java.io.PrintWriter;

/** Writes answers in the requested format. */
public sealed interface Renderer permits TableRenderer, JsonRenderer, YamlRenderer {

  void render(Output output, PrintWriter out);

  static Renderer of(Format format, Page page) {
    return switch (format) {
      case TABLE -> new TableRenderer(page);
      case JSON -> new JsonRenderer();
      case YAML -> new YamlRenderer();
    };
  }
}
