package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.persistence.jdbc.MariaDbServer;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Many requests present the same code, and half of them make a mistake. */
final class DnsimpleRaceTest {

  private static final int REQUESTS = 64;

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
    PostgresServer.shared().create("account_raced");

    assertRaces(DurabilityTest.withCredentials(PostgresServer.shared(), "account_raced"));
  }

  @Tag("full")
  @ResourceLock(MariaDbServer.LOCK)
  @Test
  void onMariaDb() throws Exception {
    MariaDbServer.shared().create("account_raced");

    assertRaces(DurabilityTest.withCredentials(MariaDbServer.shared(), "account_raced"));
  }

  private static void assertRaces(String store) throws Exception {
    try (World world = World.over(store);
        World.Node other = world.node()) {
      DnsimpleClient app = new DnsimpleClient(world);
      int[] ports = {world.server.address().port(), other.port()};
      Map<String, String> right = app.fields(app.code(""));

      List<Reply> wrong = raced(right, 1, ports);
      List<Reply> mixed = raced(right, 2, ports);

      assertTrue(wrong.stream().noneMatch(reply -> reply.status() == 200), wrong::toString);
      List<Reply> won = mixed.stream().filter(reply -> reply.status() == 200).toList();
      assertEquals(1, won.size(), mixed.toString());
      assertTrue(
          mixed.stream().allMatch(reply -> List.of(200, 400, 401).contains(reply.status())),
          mixed::toString);
      String token = CodeFlowClient.member(won.getFirst(), "access_token");
      assertEquals(200, app.whoami(token).status());
    }
  }

  /** The answers to many requests at the same moment, of which every so many is wrong. */
  private static List<Reply> raced(Map<String, String> right, int everyNthIsWrong, int... ports)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(REQUESTS);
    List<Callable<Reply>> requests = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      Map<String, String> fields = new LinkedHashMap<>(right);
      if (i / ports.length % everyNthIsWrong == 0) {
        fields.put(i % 3 == 0 ? "client_secret" : "state", "wrong");
      }
      RawHttp http = new RawHttp(ports[i % ports.length]);
      requests.add(
          () -> {
            int _ = start.await();
            return http.json(DnsimpleClient.TOKEN, DnsimpleClient.json(fields));
          });
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(REQUESTS)) {
      List<Reply> replies = new ArrayList<>();
      for (Future<Reply> each : threads.invokeAll(requests)) {
        replies.add(each.get());
      }
      return replies;
    }
  }
}
