package dev.tollgate.bootstrap;

import static java.util.Map.entry;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.util.Map;
import java.util.function.Function;

/** Provokes every error of the pages for people, as a program that asks for JSON. */
final class PeopleProvocations implements Provocations {

  private static final String JSON = "Accept: application/json";

  /** The cookie of a session that nobody has. */
  private static final String COOKIE = "Cookie: __Host-tollgate-session=ses." + "A".repeat(43);

  @Override
  public Map<String, Function<World, Reply>> byEntry() {
    return Map.ofEntries(
        entry("sign-in-failed", world -> failed(world, "nobody@example.com")),
        entry("sign-in-limited", PeopleProvocations::limited),
        entry(
            "sign-in-busy",
            world -> world.hasher.whileBusy(() -> failed(world, "busy@example.com"))),
        entry("continue-invalid", world -> world.get("/signin?continue=//example.com", JSON)),
        entry("form-stale", world -> world.form("/signin", "email=a", JSON)),
        entry(
            "form-foreign",
            world -> world.form("/signin", "email=a", JSON, "Origin: https://example.com")),
        entry("not-found", world -> world.get("/account/nothing", JSON)),
        entry(
            "method-not-allowed", world -> world.send(RawHttp.request("PUT", "/signin", "", JSON))),
        entry("body-too-large", world -> world.form("/signin", "a".repeat(64 * 1024 + 1), JSON)),
        entry("unsupported-media-type", world -> world.json("/signin", "{}", JSON)),
        entry("uri-too-long", world -> world.get("/signin?" + "a".repeat(8 * 1024), JSON)),
        entry("headers-too-long", world -> world.get("/signin", JSON, "X-A: " + "a".repeat(32768))),
        entry(
            "unreadable",
            world -> world.send("GET /signin HTTP/1.1\r\n" + JSON + "\r\nno header\r\n\r\n")),
        entry(
            "server-error",
            world -> world.failing(() -> new IllegalStateException("a bug"), this::apps)),
        entry(
            "unavailable",
            world -> world.failing(() -> new StoreUnavailable("an outage", null), this::apps)));
  }

  private Reply apps(World world) {
    return world.get("/account/apps", JSON, COOKIE);
  }

  private static Reply failed(World world, String email) {
    return new Browsing(world, JSON).signIn(email, "not the password");
  }

  private static Reply limited(World world) {
    String email = "guessed" + System.identityHashCode(new Object()) + "@example.com";
    Browsing browser = new Browsing(world, JSON);
    for (int i = 0; i < 10; i++) {
      Reply _ = browser.signIn(email, "not the password");
    }
    return browser.signIn(email, "not the password");
  }
}
