package dev.tollgate.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;

import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.bootstrap.Outage.Observed;
import dev.tollgate.bootstrap.Outage.Plan;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.NamedError;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each port fails in turn: requests that need it get 503, all others the usual reply. */
final class OutageMatrixTest {

  @AutoClose private static final World world = new World();
  private static Tenant tenant;
  private static String token;

  @BeforeAll
  static void start() {
    tenant = world.tenant();
    token = world.token(tenant);
  }

  /** A request and the ports that its answer needs. */
  private record Asked(Set<Class<?>> needs, Supplier<Reply> request) {}

  private static Map<String, Asked> requests() {
    Set<Class<?>> live = Set.of(Tokens.class, Clients.class, Enterprises.class);
    String bearer = "Authorization: Bearer " + token;
    String scopeless = world.token(world.tenant("profile:read"));
    Tenant alone = world.tenant();
    world.unlink(alone);
    String unlinked = world.token(alone);
    String revoked = world.token(tenant);
    Reply _ = post("revoke", "token=" + revoked);
    Queue<String> tokens = new ArrayDeque<>();
    for (int i = 0; i < 2 * Outage.PORTS.size(); i++) {
      tokens.add(world.token(tenant));
    }
    Map<String, Asked> asked = new LinkedHashMap<>();
    asked.put("token", new Asked(live, () -> post("access-token", tenant.form())));
    asked.put(
        "token with a wrong secret",
        new Asked(
            Set.of(Clients.class),
            () -> post("access-token", "client_id=" + tenant.id() + "&client_secret=x")));
    asked.put("token without fields", new Asked(Set.of(), () -> post("access-token", "a=b")));
    asked.put(
        "token of another grant type",
        new Asked(Set.of(), () -> post("access-token", tenant.form() + "&grant_type=password")));
    asked.put(
        "token with a malformed bearer",
        new Asked(Set.of(), () -> post("access-token", tenant.form(), "Authorization: Bearer x")));
    asked.put(
        "token without fields but with a bearer",
        new Asked(live, () -> post("access-token", "a=b", bearer)));
    asked.put("introspect", new Asked(live, () -> post("introspect", "token=" + token)));
    asked.put("introspect nothing", new Asked(Set.of(), () -> post("introspect", "a=b")));
    asked.put("introspect nonsense", new Asked(Set.of(), () -> post("introspect", "token=x.y")));
    asked.put(
        "revoke",
        new Asked(
            Set.of(Tokens.class, Clients.class), () -> post("revoke", "token=" + tokens.remove())));
    asked.put("revoke nonsense", new Asked(Set.of(), () -> post("revoke", "token=x.y")));
    asked.put(
        "tags",
        new Asked(
            Set.of(
                Tokens.class, Clients.class, Enterprises.class, Companies.class, Documents.class),
            () -> world.get("/api/tags", bearer)));
    asked.put(
        "tags without the scopes",
        new Asked(live, () -> world.get("/api/tags", "Authorization: Bearer " + scopeless)));
    asked.put(
        "tags without a company",
        new Asked(live, () -> world.get("/api/tags", "Authorization: Bearer " + unlinked)));
    asked.put(
        "token beside a live bearer",
        new Asked(live, () -> post("access-token", tenant.form(), bearer)));
    asked.put(
        "revoke again",
        new Asked(Set.of(Tokens.class, Clients.class), () -> post("revoke", "token=" + revoked)));
    asked.put("tags without token", new Asked(Set.of(), () -> world.get("/api/tags")));
    Set<Class<?>> passing = Set.of(Tokens.class, Clients.class, Enterprises.class, Companies.class);
    String rfcBearer = "Authorization: Bearer " + world.rfcToken(tenant);
    asked.put("cliquify guard", new Asked(passing, () -> world.get("/guard/cliquify", bearer)));
    asked.put("rfc guard", new Asked(passing, () -> world.get("/guard/rfc", rfcBearer)));
    asked.put(
        "cliquify guard with a mistyped demand",
        new Asked(Set.of(), () -> world.get("/guard/cliquify?scopes=admin", bearer)));
    asked.put(
        "rfc guard with a mistyped demand",
        new Asked(Set.of(), () -> world.get("/guard/rfc?scopes=admin", rfcBearer)));
    asked.put("no route", new Asked(Set.of(), () -> world.get("/api/nothing", bearer)));
    asked.put("health", new Asked(Set.of(Tokens.class), world::health));
    return asked;
  }

  @Test
  void onlyRequestsThatNeedAFailingPortGet503() {
    assertThatOnlyRequestsThatNeedAFailingPortGet503();
    boolean _ =
        world.withoutExpressLane(
            () -> {
              assertThatOnlyRequestsThatNeedAFailingPortGet503();
              return true;
            });
  }

  private static void assertThatOnlyRequestsThatNeedAFailingPortGet503() {
    for (Map.Entry<String, Asked> asked : requests().entrySet()) {
      for (Class<?> port : Outage.PORTS) {
        String what = asked.getKey() + " without " + port.getSimpleName();
        Reply usual = asked.getValue().request().get();

        Reply reply =
            world.outage.during(
                Set.of(port),
                () -> new StoreUnavailable("an outage", null),
                asked.getValue().request());

        if (asked.getValue().needs().contains(port)) {
          assertEquals(503, reply.status(), what);
          assertEquals("2", reply.headers().get("Retry-After"), what);
        } else {
          assertEquals(usual.status(), reply.status(), what);
        }
      }
    }
  }

  static List<Arguments> entries() {
    return Provocations.all(ErrorReference.contracts());
  }

  /**
   * Every request that a contract's provocations make, the usual ones among them, with each port
   * away that it uses, and with all others.
   */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("entries")
  void everyProvocationGets503OnlyWhenAPortThatItUsesFails(
      String contract, String name, Entry entry, Function<World, Reply> provocation) {
    Supplier<Reply> request = () -> provocation.apply(world);
    Observed<Reply> usual = world.outage.observe(Plan.NOTHING_IS_AWAY, request);
    int last = usual.requests();
    Set<Class<?>> others = new HashSet<>(Outage.PORTS);
    boolean _ = others.removeAll(usual.used());

    Reply unconcerned = world.outage.observe(new Plan(last, others), request).answer();
    List<Reply> concerned =
        usual.used().stream()
            .map(port -> world.outage.observe(new Plan(last, Set.of(port)), request).answer())
            .toList();

    assertEquals(usual.answer().status(), unconcerned.status(), name);
    Entry unavailable = unavailable(contract, entry.layer());
    for (Reply reply : concerned) {
      if (isToldToTheClient(reply)) {
        continue;
      }
      assertEquals(503, reply.status(), name);
      assertEquals(unavailable.body(), reply.body(), name);
      assertEquals(unavailable.headers().get("Retry-After"), reply.headers().get("Retry-After"));
    }
    if (isOutage(contract, name)) {
      assertFalse(concerned.isEmpty(), name);
    } else {
      assertEquals(entry.status(), Provocations.status(usual.answer()), name);
    }
  }

  /** The authorization endpoint tells the client, as soon as it knows where to send the user. */
  private static boolean isToldToTheClient(Reply reply) {
    return (reply.headers().getOrDefault("Location", "") + "&")
        .contains("&error=temporarily_unavailable&");
  }

  private static Entry unavailable(String contract, String layer) {
    return ErrorReference.of(contract).errors().stream()
        .filter(error -> error.of().equals("Fault.Unavailable"))
        .map(NamedError::entry)
        .filter(entry -> entry.layer().equals(layer))
        .findFirst()
        .orElseThrow();
  }

  /** Whether an error is provoked by a failing store in the first place. */
  private static boolean isOutage(String contract, String name) {
    return ErrorReference.of(contract).errors().stream()
        .filter(error -> error.entry().name().equals(name))
        .anyMatch(error -> error.of().matches("(Fault|RedirectedFailure).(Broken|Unavailable)"));
  }

  @Test
  void anAuditTrailThatFailsChangesNoAnswer() {
    AuditTrail failing =
        mock(
            AuditTrail.class,
            call -> {
              throw new IllegalStateException("no audit");
            });
    try (World unheard = new World(failing)) {
      for (Arguments each : Provocations.all(ErrorReference.contracts())) {
        Entry entry = (Entry) each.get()[2];
        @SuppressWarnings("unchecked")
        Function<World, Reply> provocation = (Function<World, Reply>) each.get()[3];

        Reply reply = provocation.apply(unheard);

        Provocations.assertDocumented(entry, reply);
      }
    }
    assertFalse(mockingDetails(failing).getInvocations().isEmpty());
  }

  @Test
  void aTokenWhoseKeyMayBeNewIsNotForgedWhileTheKeysCannotBeRead() {
    String header = "{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"new\"}";
    String withNewKey =
        Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(UTF_8))
            + token.substring(token.indexOf('.'));
    Supplier<Reply> request = () -> post("introspect", "token=" + withNewKey);
    world.ageKeys(); // unknown keys are asked for at most once a second

    Reply away = world.outage.during(() -> new StoreUnavailable("an outage", null), request);
    world.ageKeys();
    Reply back = request.get();

    assertEquals(503, away.status());
    assertEquals(422, back.status());
  }

  private static Reply post(String endpoint, String form, String... headers) {
    return world.form("/oauth/" + endpoint, form, headers);
  }
}
