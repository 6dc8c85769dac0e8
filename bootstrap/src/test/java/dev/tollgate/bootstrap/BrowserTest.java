package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Opens the pages in a real browser: light and dark, at the widths of a phone and a desktop. */
@Tag("full")
final class BrowserTest {

  private static final NodeScripts NODE = new NodeScripts("browser");

  @Test
  void everyPageIsAccessibleAndWorksInABrowser() throws Exception {
    NODE.install("axe-core");

    try (World world = new World()) {
      World.Tenant tenant = world.tenant();
      String base = "http://127.0.0.1:" + world.server.address().port();
      String wrong =
          NODE.run(
              "node",
              "pages.mjs",
              base,
              tenant.id(),
              tenant.secret(),
              "/",
              "/docs",
              "/errors",
              "/errors/cliquify",
              "/errors/house",
              "/errors/rfc",
              "/nothing");

      assertEquals("", wrong.strip());
    }
  }
}
