package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.storage.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The owner's client for Node, with nothing changed but its base address. */
@Tag("full")
final class DnsimpleNodeTest {

  private static final NodeScripts NODE = new NodeScripts("node");

  @AutoClose private static final World world = World.ofTodayWithHourlyLimit();

  @BeforeAll
  static void start() throws Exception {
    NODE.install("dnsimple");
  }

  @Test
  void itAuthorizesExchangesAndTellsEachErrorByItsClass() {
    DnsimpleClient app = new DnsimpleClient(world);

    String printed =
        run(
            app.client.id().value(),
            app.tenant.secret(),
            app.user.email().value(),
            CodeFlowClient.PASSWORD);

    assertEquals(
        """
        state: one
        wrong secret: AuthenticationError 401 {"error":"invalid_client","error_description":"Client authentication failed."}
        wrong state: ClientError 400 {"error":"invalid_request","error_description":"Invalid \\"state\\": value doesn't match the \\"state\\" in the authorization request"}
        unknown code: ClientError 400 {"error":"invalid_grant","error_description":"The authorization code is invalid, has expired or was used before."}
        token: access_token,token_type,scope,account_id Bearer null
        used code: ClientError 400 {"error":"invalid_grant","error_description":"The authorization code is invalid, has expired or was used before."}
        again: true, one sign-in: true
        whoami: null true Acme Brands
        accounts: 1 true
        no token: AuthenticationError 401 {"message":"Authentication failed"}
        nothing there: NotFoundError 404 {"message":"Not Found"}
        wrong method: MethodNotAllowedError 405 undefined
        too many: TooManyRequestsError 429 undefined
        """,
        printed);
  }

  @Test
  void anOutageIsAServerErrorWithABodyThatItParses() {
    String printed =
        world.outage.during(
            () -> new StoreUnavailable("an outage", null), () -> run("", "", "", "", "down"));

    assertEquals("no store: ServerError 503 {\"message\":\"Service Unavailable\"}\n", printed);
  }

  private static String run(String... more) {
    List<String> command = new ArrayList<>(List.of("node", "dnsimple.mjs"));
    command.add(world.server.address().url());
    command.addAll(List.of(more));
    try {
      return NODE.run(command.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
