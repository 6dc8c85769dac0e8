package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.http.reference.ErrorReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The error references as programs read them. */
final class ErrorCatalogJourneyTest {

  static final String CATALOG = "/.well-known/oauth-error-catalog";

  @AutoClose private static final World world = new World();

  @Test
  void theCatalogContainsEveryReferenceCompletely() {
    Reply reply = world.get(CATALOG);

    assertEquals(200, reply.status());
    assertEquals("application/json", reply.headers().get("Content-Type"));
    assertEquals("*", reply.headers().get("Access-Control-Allow-Origin"));
    assertEquals(
        Map.of(
            "version",
            1,
            "issuer",
            World.ISSUER,
            "contracts",
            ErrorReference.contracts().stream().map(ErrorCatalogJourneyTest::contract).toList()),
        read(reply.body()));
  }

  @Test
  void theErrorsOfOneContractHaveTheSameForm() {
    for (String contract : ErrorReference.contracts()) {
      Reply reply = world.get("/errors/" + contract, "Accept: application/json");

      assertEquals(
          Map.of("version", 1, "issuer", World.ISSUER, "contracts", List.of(contract(contract))),
          read(reply.body()));
    }
  }

  @Test
  void theCatalogIsAtBothItsAddresses() {
    assertEquals(world.get(CATALOG).body(), world.get("/errors").body());
    assertEquals(
        world.get(CATALOG).body(), world.get(CATALOG, "Accept: text/html").body(), "never a page");
  }

  @Test
  void anErrorIsWrittenWithAllItsMembersInTheirOrder() {
    String body = world.get("/errors/house").body();

    assertTrue(
        body.startsWith(
            "{\"version\":1,\"issuer\":\"https://auth.example.com\",\"contracts\":[{\"contract\":\"house\",\"about\":\"Health,"
                + " these pages, and every path that no other contract"
                + " owns.\",\"page\":\"https://auth.example.com/errors/house\",\"errors\":["
                + "{\"name\":\"not-found\",\"page\":\"https://auth.example.com/errors/house#not-found\","
                + "\"layer\":\"house\",\"code\":\"not_found\",\"status\":404,\"headers\":"
                + "{\"Access-Control-Allow-Origin\":\"*\",\"Content-Type\":\"application/json\",\"Vary\":\"Accept\"},\"body\":\"{\\\"error\\\":\\\"not_found\\\",\\\"message\\\":\\\"There"
                + " is nothing at this path.\\\"}\",\"cause\":\"There is nothing at this"
                + " path.\",\"advice\":\"Check the"
                + " address.\",\"retryable\":\"after-change\",\"action\":\"fix-request\",\"source\":\"ours\","
                + "\"unreachable\":null,\"reactions\":[]},"),
        body);
  }

  private static Map<String, Object> contract(String name) {
    ErrorReference reference = ErrorReference.of(name);
    String page = World.ISSUER + "/errors/" + name;
    return Map.of(
        "contract",
        name,
        "about",
        reference.about(),
        "page",
        page,
        "errors",
        reference.entries().stream().map(entry -> error(page, entry)).toList());
  }

  private static Map<String, Object> error(String page, Entry entry) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("name", entry.name());
    error.put("page", page + "#" + entry.name());
    error.put("layer", entry.layer());
    error.put("code", entry.code().orElse(null));
    error.put("status", entry.status());
    error.put("headers", entry.headers());
    error.put("body", entry.body());
    error.put("cause", entry.cause());
    error.put("advice", entry.advice());
    error.put("retryable", entry.retryable().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    error.put("action", entry.action());
    error.put("source", entry.source().name().toLowerCase(Locale.ROOT));
    error.put("unreachable", entry.unreachable().orElse(null));
    error.put(
        "reactions",
        entry.reactions().stream()
            .map(
                it ->
                    Map.of(
                        "client", it.client(),
                        "situation", it.situation(),
                        "reaction", it.reaction()))
            .toList());
    return error;
  }

  /** JSON is YAML. */
  private static Object read(String json) {
    return new Yaml().load(json);
  }
}
