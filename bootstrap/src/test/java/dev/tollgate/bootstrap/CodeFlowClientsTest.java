package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.persistence.jdbc.FreePorts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users sign in to clients of other makers, which do at each error what docs/clients.md says. */
@Tag("full")
final class CodeFlowClientsTest {

  private static final NodeScripts NODE = new NodeScripts("node");

  @AutoClose private static final Relay relay = new Relay();
  private static final World world = relay.world;

  @BeforeAll
  static void start() throws Exception {
    NODE.install("openid-client");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openid-client", "oauth4webapi"})
  void aLibraryForNode(String library) throws Exception {
    String printed = run(new CodeFlowClient(world), "node", library + "-code.mjs");

    assertEquals(ClientsDocumentTest.situations(library), printed);
  }

  @Test
  void authlib() throws Exception {
    Path script = Path.of("src", "test", "python", "authlib_code.py").toAbsolutePath();

    String printed = run(new CodeFlowClient(world), "/usr/bin/python3", script.toString());

    assertEquals(ClientsDocumentTest.situations("Authlib"), printed);
  }

  @Test
  void expressOpenidConnect() throws Exception {
    String port = String.valueOf(FreePorts.next());
    CodeFlowClient app = application("http://127.0.0.1:" + port, "/callback");

    String printed = run(app, "node", "express.mjs", port);

    assertEquals(ClientsDocumentTest.situations("express-openid-connect"), printed);
  }

  @Test
  void authJs() throws Exception {
    String base = "https://app.example";
    CodeFlowClient app = application(base, "/auth/callback/tollgate");

    String printed = run(app, "node", "auth-core.mjs", base);

    assertEquals(ClientsDocumentTest.situations("Auth.js"), printed);
  }

  private static CodeFlowClient application(String base, String callback) {
    return CodeFlowClient.at(world, base + callback, base + "/bye");
  }

  private static String run(CodeFlowClient app, String interpreter, String script, String... more)
      throws Exception {
    try (RemoteControl control = new RemoteControl(app, relay)) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  interpreter,
                  script,
                  relay.address(),
                  app.client.id().value(),
                  app.tenant.secret(),
                  app.user.email().value(),
                  CodeFlowClient.PASSWORD,
                  control.address()));
      command.addAll(Arrays.asList(more));
      return NODE.run(command.toArray(String[]::new));
    }
  }
}
