package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.persistence.jdbc.MariaDbServer;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Many requests present the same code or refresh token to two servers over one store. */
final class RfcRaceTest {

  private static final int REQUESTS = 64;
  private static final int DEADLINE_SECONDS = 120;

  @TempDir private Path directory;

  @Test
  void onMemory() throws Exception {
    assertRaces("memory:" + UUID.randomUUID());
  }

  @Test
  void onH2() throws Exception {
    assertRaces("h2:" + directory.resolve("data"));
  }

  @Tag("full")
  @ResourceLock(PostgresServer.LOCK)
  @Test
  void onPostgres() throws Exception {
    PostgresServer.shared().create("code_raced");

    assertRaces(DurabilityTest.withCredentials(PostgresServer.shared(), "code_raced"));
  }

  @Tag("full")
  @ResourceLock(MariaDbServer.LOCK)
  @Test
  void onMariaDb() throws Exception {
    MariaDbServer.shared().create("code_raced");

    assertRaces(DurabilityTest.withCredentials(MariaDbServer.shared(), "code_raced"));
  }

  private static void assertRaces(String store) throws Exception {
    try (World world = World.over(store);
        World.Node other = world.node()) {
      int[] ports = {world.server.address().port(), other.port()};

      assertOneExchangeWins(new CodeFlowClient(world), ports);
      assertEveryRefreshGetsTheSame(new CodeFlowClient(world), ports);
    }
  }

  private static void assertOneExchangeWins(CodeFlowClient app, int... ports) throws Exception {
    String code = app.code("");

    List<Reply> replies = raced(app.exchangeForm(code) + "&" + app.tenant.form(), ports);

    List<Reply> won = replies.stream().filter(reply -> reply.status() == 200).toList();
    assertEquals(1, won.size(), replies.toString());
    for (Reply reply : replies) {
      if (reply.status() != 200) {
        assertEquals(400, reply.status(), reply.toString());
        assertEquals("invalid_grant", CodeFlowClient.member(reply, "error"));
      }
    }
    // the code came more than once, which revokes what it was exchanged for
    String refreshToken = CodeFlowClient.member(won.getFirst(), "refresh_token");
    assertEquals("invalid_grant", CodeFlowClient.member(app.refresh(refreshToken, ""), "error"));
  }

  private static void assertEveryRefreshGetsTheSame(CodeFlowClient app, int... ports)
      throws Exception {
    String refreshToken = RfcUserProvocations.refreshToken(app);

    List<Reply> replies =
        raced(
            "grant_type=refresh_token&refresh_token=" + refreshToken + "&" + app.tenant.form(),
            ports);

    assertEquals(1, replies.stream().map(Reply::body).distinct().count(), replies::toString);
    assertEquals(200, replies.getFirst().status(), replies.getFirst().toString());
    Reply next = app.refresh(CodeFlowClient.member(replies.getFirst(), "refresh_token"), "");
    assertEquals(200, next.status(), next.body());
  }

  /** The answers to many requests that begin at the same moment. */
  private static List<Reply> raced(String form, int... ports) throws Exception {
    CyclicBarrier start = new CyclicBarrier(REQUESTS);
    List<Callable<Reply>> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      RawHttp http = new RawHttp(ports[i % ports.length]);
      requests.add(
          () -> {
            int _ = start.await();
            return http.form("/oauth2/token", form);
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(REQUESTS)) {
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> each : threads.invokeAll(requests, DEADLINE_SECONDS, TimeUnit.SECONDS)) {
        replies.add(each.get());
      }
      return replies;
    }
  }
}
