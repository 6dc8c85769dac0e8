package dev.tollgate.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.domain.GrantType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Lets a client that runs in a process of its own change what it meets, by POST to a path, and
 * tells it how often it has asked.
 */
final class RemoteControl implements AutoCloseable {

  private final CodeFlowClient app;
  private final Relay relay;
  private final HttpServer server;
  private CountDownLatch repaired = new CountDownLatch(0);
  private Thread failing = Thread.currentThread();

  RemoteControl(CodeFlowClient app, Relay relay) throws IOException {
    this.app = app;
    this.relay = relay;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ = server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/requests")) {
        byte[] count = String.valueOf(relay.asked()).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, count.length);
        exchange.getResponseBody().write(count);
      } else {
        exchange.sendResponseHeaders(change(path) ? 204 : 404, -1);
      }
    }
  }

  private boolean change(String path) {
    switch (path) {
      case "/outage" -> fail(Outage.PORTS, Outage::storeIsDown);
      case "/outage/enterprises" -> fail(Set.of(Enterprises.class), Outage::storeIsDown);
      case "/fault" -> fail(Outage.PORTS, Outage::serverHasABug);
      case "/fault/enterprises" -> fail(Set.of(Enterprises.class), Outage::serverHasABug);
      case "/limit" -> relay.limit();
      case "/repair" -> {
        repair();
        relay.unlimit();
      }
      case "/enterprise/inactive" -> app.world.setEnterpriseActive(app.tenant, false);
      case "/enterprise/active" -> app.world.setEnterpriseActive(app.tenant, true);
      case "/grants/without-refresh" ->
          app.setGrants(EnumSet.complementOf(EnumSet.of(GrantType.REFRESH_TOKEN)));
      case "/grants/without-code" ->
          app.setGrants(EnumSet.complementOf(EnumSet.of(GrantType.AUTHORIZATION_CODE)));
      case "/company/another" -> app.joinAnother();
      case "/company/leave" -> app.leave();
      case "/sessions/end" -> {
        int _ = app.world.storage.sessions().endAll(app.user.id());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void fail(Set<Class<?>> ports, Supplier<RuntimeException> cause) {
    repair();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    repaired = ended;
    failing =
        Thread.ofVirtual()
            .start(
                () -> {
                  boolean _ =
                      app.world.outage.during(
                          ports,
                          cause,
                          () -> {
                            begun.countDown();
                            await(ended);
                            return true;
                          });
                });
    await(begun);
  }

  private void repair() {
    repaired.countDown();
    if (failing.isVirtual()) {
      try {
        failing.join();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    repair();
    server.stop(0);
  }
}
