package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Runs the authorization scenarios of the MCP conformance tests; conformance.tsv says what they ask
 * for in vain, and why.
 */
@Tag("full")
final class ConformanceTest {

  private static final NodeScripts NODE = new NodeScripts("node");

  @AutoClose private static final Relay relay = new Relay();

  @BeforeAll
  static void start() throws Exception {
    NODE.install("@modelcontextprotocol/conformance");
  }

  @Test
  void everyCheckSucceedsButForWhatIsNotOffered() throws Exception {
    String port = String.valueOf(FreePorts.next());
    CodeFlowClient app = publicClient("http://127.0.0.1:" + port + "/callback");
    String resource = "https://mcp.example.com/mcp";
    var _ = relay.world.storage.resources().add(new ResourceUri(resource));
    Map<String, String> expected = notOffered();
    expected.put("authorization-server-metadata", "SUCCESS");
    expected.put("authorization-code-grant", "SUCCESS");

    String printed =
        NODE.run(
            "node",
            "conformance.mjs",
            relay.address(),
            app.client.id().value(),
            "",
            app.user.email().value(),
            CodeFlowClient.PASSWORD,
            "",
            port,
            resource);

    Map<String, String> checks = new TreeMap<>();
    for (String check : printed.lines().toList()) {
      String[] columns = check.split("\t", -1);
      String _ = checks.put(columns[0], columns[1]);
    }
    assertEquals(expected, checks, printed);
  }

  /** The tests authenticate by no method where metadata lists it. */
  private static CodeFlowClient publicClient(String redirectUri) {
    CodeFlow flow =
        new CodeFlow(List.of(new RedirectUri(redirectUri)), List.of(), false, true, false, false);
    CodeFlowClient app = new CodeFlowClient(relay.world, relay.world.tenant(), flow);
    relay.world.replace(CodeFlowClient.with(app.client, new ClientAuthentication.None(), flow));
    return app;
  }

  private static Map<String, String> notOffered() throws IOException {
    Map<String, String> statuses = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/conformance.tsv"))) {
      String[] columns = line.split("\t", -1);
      if (columns.length == 3) {
        String _ = statuses.put(columns[0], columns[1]);
      }
    }
    return statuses;
  }
}
