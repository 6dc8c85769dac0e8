package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Opens the pages in a real browser: light and dark, at the widths of a phone and a desktop. */
@Tag("full")
final class BrowserTest {

  private static final NodeScripts NODE = new NodeScripts("browser");

  @Test
  void aPageOfARegisteredOriginReadsWhatItMayAndAnotherDoesNot() throws Exception {
    NODE.install("axe-core");

    try (World world = new World();
        EchoApi own = new EchoApi();
        EchoApi foreign = new EchoApi()) {
      String origin = "http://127.0.0.1:" + own.port();
      World.Tenant tenant = world.registerWithOrigin(world.tenant(), origin);

      assertEquals(
          """
          200 false access_token
          401 true error
          400 false error
          200 false keys
          404 false error
          blocked
          """,
          seen(world, tenant, own));
      assertEquals(
          """
          blocked
          blocked
          blocked
          200 false keys
          404 false error
          blocked
          """,
          seen(world, tenant, foreign));
    }
  }

  private static String seen(World world, World.Tenant tenant, EchoApi page) throws Exception {
    return NODE.run(
        "node",
        "cors.mjs",
        "http://127.0.0.1:" + page.port() + "/",
        "http://127.0.0.1:" + world.server.address().port(),
        tenant.id(),
        tenant.secret());
  }

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
              "/errors/house",
              "/errors/rfc",
              "/nothing");

      assertEquals("", wrong.strip());
    }
  }
}
