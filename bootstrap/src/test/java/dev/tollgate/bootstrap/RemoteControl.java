package dev.tollgate.bootstrap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tollgate.application.storage.StoreUnavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Lets a client that runs in a process of its own change what it meets, by POST to a path. */
final class RemoteControl implements AutoCloseable {

  private final CodeFlowClient app;
  private final HttpServer server;
  private CountDownLatch repaired = new CountDownLatch(0);
  private Thread failing = Thread.currentThread();

  RemoteControl(CodeFlowClient app) throws IOException {
    this.app = app;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var _ = server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      boolean known = change(exchange.getRequestURI().getPath());
      exchange.sendResponseHeaders(known ? 204 : 404, -1);
    }
  }

  private boolean change(String path) {
    switch (path) {
      case "/outage" -> fail(() -> new StoreUnavailable("an outage", null));
      case "/fault" -> fail(() -> new IllegalStateException("a fault"));
      case "/repair" -> repair();
      case "/enterprise/inactive" -> app.world.setEnterpriseActive(app.tenant, false);
      case "/enterprise/active" -> app.world.setEnterpriseActive(app.tenant, true);
      case "/sessions/end" -> {
        int _ = app.world.storage.sessions().endAll(app.user.id());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void fail(Supplier<RuntimeException> cause) {
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
