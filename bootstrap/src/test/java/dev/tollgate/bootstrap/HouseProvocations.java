package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.util.Map;
import java.util.function.Function;

/** Provokes every error of the house. */
final class HouseProvocations implements Provocations {

  @Override
  public Map<String, Function<World, Reply>> byEntry() {
    return Map.of(
        "not-found", world -> world.get("/nothing"),
        "method-not-allowed", world -> world.send(RawHttp.request("POST", "/health", "")),
        "uri-too-long", world -> world.get("/health?" + "a".repeat(8 * 1024)),
        "headers-too-long", world -> world.get("/health", "X-A: " + "a".repeat(32 * 1024)),
        "unreadable", world -> world.send("GET /health HTTP/1.1\r\nno header\r\n\r\n"),
        "server-error",
            world -> world.failing(() -> new IllegalStateException("a bug"), World::health),
        "unavailable",
            world -> world.failing(() -> new StoreUnavailable("an outage", null), World::health),
        "health-draining", _ -> draining());
  }

  /** A server drains for good, so it is one of its own. */
  private static Reply draining() {
    try (World world = new World()) {
      world.server.drain();
      return world.health();
    }
  }
}
