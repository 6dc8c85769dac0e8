package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real HAProxy that guards an API with the script and the configuration of docs/guard.md. */
@Tag("full")
final class HaproxyTest extends RelayingProxyJourney {

  @Override
  ProxyDaemon start(Path directory, int port, UnaryOperator<String> filledIn) throws Exception {
    Path script =
        Files.writeString(
            directory.resolve("tollgate.lua"),
            filledIn.apply(ProxyDaemon.documented("lua").getFirst()));
    return ProxyDaemon.haproxy(
        directory,
        port,
        filledIn
            .apply(ProxyDaemon.documented("haproxy").getFirst())
            .replace("/etc/haproxy/tollgate.lua", script.toString()));
  }

  @Test
  void severalTokensAreRefusedLikeTheServerItselfRefusesThem() {
    String token = bearer(world.tenant());

    Reply reply = proxy.get("/", token, token);

    assertEquals(world.get("/guard/rfc", token, token).body(), reply.body());
    assertEquals(List.of(), api.seen);
  }

  @Test
  void withoutTollgateNothingPasses(@TempDir Path directory) throws Exception {
    int port = FreePorts.next();
    int nobody = FreePorts.next();
    try (ProxyDaemon _ = start(directory, port, filledIn(port, nobody))) {
      Reply reply = new RawHttp(port).get("/", bearer(world.tenant()));

      assertEquals(503, reply.status());
      assertEquals(List.of(), api.seen);
    }
  }
}
