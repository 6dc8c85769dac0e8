package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.SigningAlgorithm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The OpenAPI document follows every rule that a public linter recommends. */
@Tag("full")
final class LinterTest {

  private static final String VALID = "Your API description is valid";

  @Test
  void theDescriptionIsCleanAndTheLinterWouldSay() throws Exception {
    NodeScripts tools = new NodeScripts("browser");
    tools.install("@redocly/cli");
    String yaml;
    try (World world = World.ofToday(SigningAlgorithm.ES256)) {
      yaml = world.get("/openapi.yaml").body();
    }

    String clean = lint(tools, yaml);
    String broken = lint(tools, yaml.replace("operationId: rfcIssueToken", "deprecated: false"));

    assertTrue(clean.contains(VALID), clean);
    assertFalse(broken.contains(VALID), broken);
    assertTrue(broken.contains("operation-operationId"), broken);
  }

  private static String lint(NodeScripts tools, String yaml) throws Exception {
    return tools.run("node_modules/.bin/redocly", "lint", tools.write("openapi.yaml", yaml));
  }
}
