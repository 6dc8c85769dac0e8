package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Eventually;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs read of their company's documents, with the answers compared whole. */
final class LibraryJourneyTest {

  @AutoClose private static final World world = new World();
  private static String bearer;
  private static String bearerOfNothing;

  @BeforeAll
  static void start() {
    Tenant tenant = world.tenant();
    world.fill(
        tenant,
        Stream.concat(
                Stream.of(DocumentKind.values())
                    .filter(kind -> kind != DocumentKind.ASSET)
                    .map(kind -> new Document(kind, "{\"kind\":\"" + kind + "\",\"n\":1.0}")),
                IntStream.rangeClosed(1, 123)
                    .mapToObj(i -> new Document(DocumentKind.ASSET, "{\"n\":" + i + "}")))
            .toList());
    bearer = "Authorization: Bearer " + world.token(tenant);
    bearerOfNothing = "Authorization: Bearer " + world.token(world.tenant());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/tags, TAG",
    "/api/templates, TEMPLATE",
    "/api/folders, FOLDER",
    "/api/asset-tags, ASSET_TAG",
    "/api/brand-kit/logos, LOGO",
    "/api/brand-kit/colors, COLOR"
  })
  void aListHoldsTheDocumentsOfItsKindAndWhereTheyStand(String route, String kind) {
    Reply reply = world.get(route, bearer);

    assertEquals(
        "200 {\"data\":[{\"kind\":\""
            + kind
            + "\",\"n\":1.0}],\"meta\":{\"page\":1,\"per_page\":50,\"total\":1}}",
        reply.status() + " " + reply.body());
    assertEquals("application/json", reply.headers().get("Content-Type"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/tags",
        "/api/templates",
        "/api/folders",
        "/api/assets",
        "/api/asset-tags",
        "/api/brand-kit/logos",
        "/api/brand-kit/colors"
      })
  void aCompanyWithoutDocumentsHasAnEmptyList(String route) {
    Reply reply = world.get(route, bearerOfNothing);

    assertEquals(
        "200 {\"data\":[],\"meta\":{\"page\":1,\"per_page\":50,\"total\":0}}",
        reply.status() + " " + reply.body());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1, 50, 1, 50",
    "?page=2, 2, 50, 51, 100",
    "?page=3, 3, 50, 101, 123",
    "?page=4, 4, 50, 1, 0",
    "?page=9000000, 9000000, 50, 1, 0",
    "?per_page=1&page=123, 123, 1, 123, 123",
    "?per_page=100, 1, 100, 1, 100",
    "?page=2&per_page=100, 2, 100, 101, 123"
  })
  void aPageHoldsItsPartOfTheList(String query, int page, int size, int first, int last) {
    Reply reply = world.get("/api/assets" + query, bearer);

    String data =
        IntStream.rangeClosed(first, last)
            .mapToObj(i -> "{\"n\":" + i + "}")
            .collect(Collectors.joining(","));
    assertEquals(
        "200 {\"data\":[%s],\"meta\":{\"page\":%d,\"per_page\":%d,\"total\":123}}"
            .formatted(data, page, size),
        reply.status() + " " + reply.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "page=0 | {\"page\":[\"The page field must be at least 1.\"]}",
        "page=x | {\"page\":[\"The page field must be an integer.\"]}",
        "per_page=101 | {\"per_page\":[\"The per page field must not be greater than 100.\"]}",
        "per_page=0&page=-1 | {\"page\":[\"The page field must be at least 1.\"],"
            + "\"per_page\":[\"The per page field must be at least 1.\"]}"
      })
  void aPageThatCannotBeIsRefusedByField(String query, String body) {
    Reply reply = world.get("/api/brand-kit/colors?" + query, bearer);

    assertEquals("422 " + body, reply.status() + " " + reply.body());
  }

  @Test
  void theBrandKitIsOneDocumentWithoutItsLists() {
    Reply reply = world.get("/api/brand-kit", bearer);

    assertEquals(
        "200 {\"data\":{\"kind\":\"BRAND_KIT\",\"n\":1.0}}", reply.status() + " " + reply.body());
    assertEquals("application/json", reply.headers().get("Content-Type"));
  }

  @Test
  void aCompanyWithoutBrandKitHasAnEmptyOne() {
    Reply reply = world.get("/api/brand-kit?page=0", bearerOfNothing);

    assertEquals("200 {\"data\":{}}", reply.status() + " " + reply.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/tags",
        "/api/templates",
        "/api/folders",
        "/api/assets",
        "/api/asset-tags",
        "/api/brand-kit",
        "/api/brand-kit/logos",
        "/api/brand-kit/colors"
      })
  void everyRouteAnswersHeadNeedsATokenAndTakesNoPost(String route) {
    Reply head = world.send(RawHttp.request("HEAD", route, "", bearer));
    Reply stranger = world.get(route);
    Reply post = world.form(route, "a=b", bearer);

    assertEquals("200 ", head.status() + " " + head.body());
    assertEquals(
        "401 {\"message\":\"Unauthenticated.\"}", stranger.status() + " " + stranger.body());
    assertEquals(
        "405 {\"message\":\"The POST method is not supported for route "
            + route.substring(1)
            + ". Supported methods: GET, HEAD.\"}",
        post.status() + " " + post.body());
    assertEquals("GET, HEAD", post.headers().get("Allow"));
  }

  /** What both lanes answer, each twice, the second time from memory. */
  private static List<String> tags(World served, String token) {
    Supplier<Stream<String>> twice =
        () -> Stream.generate(() -> served.get("/api/tags", token).body()).limit(2);
    return Stream.of(twice.get().toList(), served.withoutExpressLane(() -> twice.get().toList()))
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  @Test
  void newDocumentsAreSeenWithTheNextRequest() {
    try (World served = World.asServed("memory:")) {
      Tenant tenant = served.tenant();
      String token = "Authorization: Bearer " + served.token(tenant);
      List<List<String>> seen = new ArrayList<>();

      seen.add(tags(served, token));
      for (int i = 1; i < 4; i++) {
        served.fill(tenant, List.of(new Document(DocumentKind.TAG, "{\"n\":" + i + "}")));
        seen.add(tags(served, token));
      }

      assertEquals(
          List.of(
              List.of(list("", 0)),
              List.of(list("{\"n\":1}", 1)),
              List.of(list("{\"n\":2}", 1)),
              List.of(list("{\"n\":3}", 1))),
          seen);
    }
  }

  private static String list(String documents, int total) {
    return "{\"data\":[%s],\"meta\":{\"page\":1,\"per_page\":50,\"total\":%d}}"
        .formatted(documents, total);
  }

  @Test
  void aStoreThatCannotAnswerIsNoEmptyListInEitherLane() throws InterruptedException {
    try (World served = World.asServed("memory:")) {
      Tenant tenant = served.tenant();
      String token = "Authorization: Bearer " + served.token(tenant);
      served.fill(tenant, List.of(new Document(DocumentKind.TAG, "{}")));
      List<String> usual = tags(served, token);
      Supplier<Integer> away =
          () ->
              served.outage.during(
                  Set.of(Documents.class),
                  () -> new StoreUnavailable("an outage", null),
                  () -> served.get("/api/tags", token).status());

      Eventually.holds("what is remembered is forgotten", () -> away.get() == 503);
      int express = away.get();
      int framework = served.withoutExpressLane(away);

      assertEquals(List.of(list("{}", 1)), usual);
      assertEquals(List.of(503, 503), List.of(express, framework));
      assertEquals(usual, tags(served, token));
    }
  }
}
