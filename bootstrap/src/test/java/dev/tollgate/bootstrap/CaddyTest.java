package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A real Caddy that guards an API with the configuration of docs/guard.md. */
@Tag("full")
final class CaddyTest extends RelayingProxyJourney {

  @Override
  ProxyDaemon start(Path directory, int port, UnaryOperator<String> filledIn) throws Exception {
    return ProxyDaemon.caddy(
        directory, port, filledIn.apply(ProxyDaemon.documented("caddy").getFirst()));
  }

  @Test
  void tooManyHeaderFieldsGetTheErrorOfTheContract() {
    String fill = "X-Fill: " + "x".repeat(33 * 1024);

    Reply reply = proxy.get("/", bearer(world.tenant()), fill);

    assertEquals(431, reply.status());
    assertEquals(world.get("/guard/rfc", fill).body(), reply.body());
    assertEquals(List.of(), api.seen);
  }
}
