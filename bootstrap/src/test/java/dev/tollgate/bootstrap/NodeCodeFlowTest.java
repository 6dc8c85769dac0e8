package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.domain.SigningAlgorithm;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Users sign in to clients under Node, which react to each error as docs/clients.md says. */
@Tag("full")
final class NodeCodeFlowTest {

  private static final NodeScripts NODE = new NodeScripts("node");

  @AutoClose private static final World world = World.ofToday(SigningAlgorithm.RS256);

  @BeforeAll
  static void start() throws Exception {
    NODE.install("openid-client");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openid-client", "oauth4webapi"})
  void everySituationEndsAsDocumented(String library) throws Exception {
    CodeFlowClient app = new CodeFlowClient(world);

    try (RemoteControl control = new RemoteControl(app)) {
      String printed =
          NODE.run(
              "node",
              library + "-code.mjs",
              world.server.address().url(),
              app.client.id().value(),
              app.tenant.secret(),
              app.user.email().value(),
              CodeFlowClient.PASSWORD,
              control.address());

      assertEquals(ClientsDocumentTest.situations(library), printed);
    }
  }
}
