package dev.tollgate.bootstrap;

import static dev.tollgate.bootstrap.Verdicts.require;
import static dev.tollgate.bootstrap.Verdicts.seconds;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.application.admin.client.RegisterClient.Method;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.bootstrap.Cluster.Node;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.http.jwt.ClientJwks;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Breaks what a cluster of three servers depends on, and prints what held. */
final class ClusterBenchmark {

  private static final int CALLERS = 8;
  private static final int PER_MINUTE = 60;
  private static final int ENOUGH = 300;
  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration RETURN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final Duration OVERLOADED = Duration.ofSeconds(20);
  private static final int MANY_CALLERS = 64;
  private static final long FLAT_MEGABYTES = 100;

  private final Verdicts verdicts = new Verdicts();

  private ClusterBenchmark() {}

  /** Argument: {@code nodes}, {@code standby}, {@code galera} or {@code cost}. */
  public static void main(String[] arguments) throws Exception {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
    Path directory = Files.createTempDirectory("tollgate-cluster-");
    ClusterBenchmark benchmark = new ClusterBenchmark();
    try {
      switch (arguments[0]) {
        case "nodes" -> benchmark.nodes(directory);
        case "standby" -> benchmark.standby(directory);
        case "galera" -> benchmark.galera(directory);
        case "cost" -> ClusterCost.print(directory);
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    } finally {
      delete(directory);
    }
    System.exit(benchmark.verdicts.allHeld() ? 0 : 1);
  }

  private static void delete(Path directory) throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        boolean _ = Files.deleteIfExists(file);
      }
    }
  }

  private void nodes(Path directory) throws Exception {
    PostgresServer database = PostgresServer.shared();
    database.create("cluster");
    String direct = DurabilityTest.withCredentials(database, "cluster");
    try (RedisServer redis = new RedisServer(directory);
        SlowPort slow = new SlowPort(database.port());
        Cluster cluster =
            new Cluster(
                directory,
                three(direct.replace(":" + database.port() + "/", ":" + slow.port() + "/")),
                Map.of(
                    "TOLLGATE_LIMITS_REDIS",
                    redis.url(),
                    "TOLLGATE_OAUTH_RATE_LIMIT",
                    "" + PER_MINUTE),
                false)) {
      verdicts.check("a limit of 60 a minute, 120 requests to three servers", () -> limit(cluster));
      verdicts.check("a revocation on one server counts on the others", () -> revocation(cluster));
      verdicts.check("the end of a session counts on the others", () -> session(cluster));
      verdicts.check("a disabled user is signed out on all", () -> disabled(cluster));
      verdicts.check("Redis is killed and comes back", () -> withoutRedis(cluster, redis));
      verdicts.check("each server is killed (-9) under load", () -> kills(cluster));
      verdicts.check(
          "PostgreSQL is stopped and started under load", () -> restart(cluster, database));
      verdicts.check("PostgreSQL is killed (-9) under load", () -> crash(cluster, database));
      verdicts.check("the database takes 5 s for each answer", () -> slowly(cluster, slow));
    }
  }

  private static List<String> three(String storage) {
    return List.of(storage, storage, storage);
  }

  private String limit(Cluster cluster) throws Exception {
    List<Integer> statuses = manyFromOne(cluster, "192.0.2.1", 2 * PER_MINUTE);
    long admitted = statuses.stream().filter(it -> it != 429).count();
    require(admitted == PER_MINUTE, admitted + " admitted");
    return admitted + " admitted";
  }

  private static List<Integer> manyFromOne(Cluster cluster, String address, int count)
      throws Exception {
    RawHttp http = new RawHttp(cluster.port());
    Callable<Integer> request =
        () -> http.form("/oauth/introspect", "token=x", RawHttp.FORWARDED_FOR + address).status();
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Callable<Integer>> all = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        all.add(request);
      }
      for (Future<Integer> status : threads.invokeAll(all)) {
        statuses.add(status.get());
      }
    }
    return statuses;
  }

  /** The time until a condition holds. */
  private static Duration until(String what, Duration patience, BooleanSupplier condition) {
    long begin = System.nanoTime();
    while (!condition.getAsBoolean()) {
      require(System.nanoTime() - begin < patience.toNanos(), what + ": not within " + patience);
      LockSupport.parkNanos(2_000_000);
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String within(Duration bound, Duration slowest, int rounds) {
    String figures = rounds + " times, the slowest after " + seconds(slowest);
    require(slowest.compareTo(bound) <= 0, figures);
    return figures;
  }

  private static int introspected(RawHttp http, String token) {
    return http.form("/oauth/introspect", "token=" + token).status();
  }

  private static String token(RawHttp http, String form) {
    return http.form("/oauth/access-token", form)
        .body()
        .replaceAll(".*\"access_token\":\"|\".*", "");
  }

  private static String revocation(Cluster cluster) {
    Duration slowest = Duration.ZERO;
    int rounds = 20;
    for (int i = 0; i < rounds; i++) {
      Node first = cluster.nodes().get(i % cluster.nodes().size());
      String token = token(first.http(), cluster.form());
      for (Node node : cluster.nodes()) {
        int status = introspected(node.http(), token);
        require(status == 200, "a new token was answered " + status);
      }
      Reply revoked = first.http().form("/oauth/revoke", "token=" + token);
      require(revoked.status() == 200, revoked.toString());
      Duration time =
          until(
              "revoked everywhere",
              RETURN,
              () ->
                  cluster.nodes().stream()
                      .allMatch(node -> introspected(node.http(), token) == 422));
      slowest = longer(slowest, time);
    }
    return within(SECOND, slowest, rounds);
  }

  /** Signs the demo user in on a server; what the browser keeps. */
  private static String signedIn(Cluster cluster, Node node) {
    Reply page = node.http().get("/signin", ACCEPT);
    Map<String, String> fields = Browsing.hidden(page, "/signin");
    fields.put("email", cluster.first().after("email:"));
    fields.put("password", cluster.first().after("password:"));
    Reply reply = node.http().form("/signin", encoded(fields), cookie(page), ACCEPT);
    require(reply.status() == 303, reply.toString());
    return cookie(reply);
  }

  private static final String ACCEPT = "Accept: text/html";

  private static String cookie(Reply reply) {
    return "Cookie: " + reply.headers().get("Set-Cookie").split(";", 2)[0];
  }

  private static String encoded(Map<String, String> fields) {
    StringBuilder form = new StringBuilder();
    fields.forEach(
        (name, value) ->
            form.append(name).append('=').append(CodeFlowClient.encoded(value)).append('&'));
    return form + "sent=true";
  }

  private static boolean isSignedIn(Node node, String cookie) {
    return node.http().get("/account/apps", cookie, ACCEPT).status() == 200;
  }

  private static void requireSignedIn(Cluster cluster, String cookie) {
    for (Node node : cluster.nodes()) {
      require(isSignedIn(node, cookie), "a session is unknown on another server");
    }
  }

  private static Duration untilSignedOut(Cluster cluster, String cookie) {
    return until(
        "signed out everywhere",
        RETURN,
        () -> cluster.nodes().stream().noneMatch(node -> isSignedIn(node, cookie)));
  }

  private static String session(Cluster cluster) {
    Duration slowest = Duration.ZERO;
    int rounds = 5;
    for (int i = 0; i < rounds; i++) {
      Node first = cluster.nodes().get(i % cluster.nodes().size());
      String cookie = signedIn(cluster, first);
      requireSignedIn(cluster, cookie);
      Map<String, String> fields =
          Browsing.hidden(first.http().get("/signout", cookie, ACCEPT), "/signout");
      Reply out = first.http().form("/signout", encoded(fields), cookie, ACCEPT);
      require(out.status() == 303 || out.status() == 200, out.toString());
      Duration time = untilSignedOut(cluster, cookie);
      slowest = longer(slowest, time);
    }
    return within(SECOND, slowest, rounds);
  }

  private static String disabled(Cluster cluster) {
    String email = cluster.first().after("email:");
    String cookie = signedIn(cluster, cluster.nodes().getLast());
    requireSignedIn(cluster, cookie);
    Program.Ended ended = cluster.run("user", "disable", email);
    require(ended.status() == 0, ended.err());
    Duration time = untilSignedOut(cluster, cookie);
    Program.Ended again = cluster.run("user", "enable", email);
    require(again.status() == 0, again.err());
    return within(SECOND, time, 1);
  }

  private static String withoutRedis(Cluster cluster, RedisServer redis) throws Exception {
    String statuses;
    double slowest;
    long admitted;
    try (Acknowledged load = load(cluster)) {
      awaitMore(load, ENOUGH / 2);
      redis.kill();
      awaitMore(load, ENOUGH / 2);
      admitted =
          manyFromOne(cluster, "192.0.2.2", 4 * PER_MINUTE).stream()
              .filter(it -> it != 429)
              .count();
      redis.start();
      load.end();
      statuses = "" + load.statuses();
      slowest = load.slowestSeconds();
      require(load.statuses().keySet().equals(Set.of(200)), statuses);
    }
    Duration shared = until("shared again", Duration.ofSeconds(20), new SharedAgain(cluster));
    String figures =
        "all %s by status, the slowest %s; without Redis %d of 240 admitted; shared again %s after its start"
            .formatted(statuses, seconds(slowest), admitted, seconds(shared));
    require(admitted == 3 * PER_MINUTE, figures);
    return figures;
  }

  /** Whether the servers count a new caller together. */
  private static final class SharedAgain implements BooleanSupplier {

    private final Cluster cluster;
    private int caller;

    private SharedAgain(Cluster cluster) {
      this.cluster = cluster;
    }

    @Override
    public boolean getAsBoolean() {
      caller = caller % 250 + 1;
      String from = RawHttp.FORWARDED_FOR + "198.51.100." + caller;
      int expected = 60;
      for (Node node : cluster.nodes()) {
        expected--;
        Reply reply = node.http().get("/api/tags", from);
        if (!reply.rateLimit().equals("60 " + expected)) {
          return false;
        }
      }
      return true;
    }
  }

  private static Acknowledged load(Cluster cluster) {
    return new Acknowledged(cluster.port(), CALLERS, cluster.form(), PAUSE);
  }

  private static void awaitMore(Acknowledged load, int count) {
    int enough = load.live.size() + count;
    Load.await("so many tokens", PATIENCE, () -> load.live.size() >= enough);
  }

  /** Every server has to know what any of them acknowledged. */
  private static String kept(Cluster cluster, Acknowledged load) throws Exception {
    long lost = wrong(cluster, load.live, 200);
    long undone = wrong(cluster, load.revoked, 422);
    String figures =
        "%d tokens and %d revocations acknowledged, %d and %d lost; replies by status %s"
            .formatted(load.live.size(), load.revoked.size(), lost, undone, load.statuses());
    require(lost == 0 && undone == 0, figures);
    return figures;
  }

  private static long wrong(Cluster cluster, Collection<String> tokens, int expected)
      throws Exception {
    int index = 0;
    List<Callable<Boolean>> checks = new ArrayList<>();
    for (String token : tokens) {
      Node node = cluster.nodes().get(index++ % cluster.nodes().size());
      checks.add(() -> introspected(node.http(), token) != expected);
    }
    long count = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      for (Future<Boolean> wrong : threads.invokeAll(checks)) {
        count += wrong.get() ? 1 : 0;
      }
    }
    return count;
  }

  private static String kills(Cluster cluster) throws Exception {
    try (Acknowledged load = load(cluster)) {
      for (Node node : cluster.nodes()) {
        awaitMore(load, ENOUGH);
        node.kill();
        awaitMore(load, ENOUGH);
        node.start();
      }
      awaitMore(load, ENOUGH);
      load.end();
      return kept(cluster, load);
    }
  }

  private static String restart(Cluster cluster, PostgresServer database) throws Exception {
    return outage(cluster, database::stop, database::start);
  }

  private static String crash(Cluster cluster, PostgresServer database) throws Exception {
    return outage(cluster, database::kill, database::start);
  }

  private static String outage(Cluster cluster, Runnable end, Runnable begin) throws Exception {
    try (Acknowledged load = load(cluster)) {
      awaitMore(load, ENOUGH);
      end.run();
      Load.await("503", RETURN, () -> load.count(503) >= 3 * CALLERS);
      Thread.sleep(SLOW);
      begin.run();
      int before = load.live.size();
      Duration back = until("tokens again", PATIENCE, () -> load.live.size() > before);
      awaitMore(load, ENOUGH);
      load.end();
      String figures = "tokens again " + seconds(back) + " after the database; ";
      require(back.compareTo(RETURN) <= 0, figures);
      require(
          load.withoutRetryAfter() == 0,
          figures + load.withoutRetryAfter() + " without Retry-After");
      return figures + kept(cluster, load);
    }
  }

  private static String slowly(Cluster cluster, SlowPort slow) throws Exception {
    long before;
    long most = 0;
    try (Acknowledged load =
        new Acknowledged(cluster.port(), MANY_CALLERS, cluster.form(), PAUSE)) {
      awaitMore(load, 2 * ENOUGH);
      before = memory(cluster);
      int busy = load.count(503);
      slow.delay(SLOW);
      long end = System.nanoTime() + OVERLOADED.toNanos();
      while (System.nanoTime() < end) {
        Thread.sleep(SECOND);
        most = Math.max(most, memory(cluster));
      }
      int refused = load.count(503) - busy;
      slow.delay(Duration.ZERO);
      int issued = load.live.size();
      Duration back = until("tokens again", PATIENCE, () -> load.live.size() > issued);
      awaitMore(load, ENOUGH);
      load.end();
      String figures =
          "%d refused with 503 in %s, %d of them without Retry-After, the slowest reply %s; %d MB before, %d MB at most; tokens again %s after it ended; "
              .formatted(
                  refused,
                  seconds(OVERLOADED),
                  load.withoutRetryAfter(),
                  seconds(load.slowestSeconds()),
                  before,
                  most,
                  seconds(back));
      require(refused > 0 && load.withoutRetryAfter() == 0, figures);
      require(most - before <= FLAT_MEGABYTES * cluster.nodes().size(), figures);
      require(back.compareTo(SLOW.plus(RETURN)) <= 0, figures);
      return figures + kept(cluster, load);
    }
  }

  private static long memory(Cluster cluster) throws Exception {
    long all = 0;
    for (Node node : cluster.nodes()) {
      all += node.memory();
    }
    return all;
  }

  private void standby(Path directory) throws Exception {
    PostgresServer primary = PostgresServer.shared();
    primary.create("cluster");
    PostgresServer standby = primary.addStandby();
    String both =
        DurabilityTest.withCredentials(primary, "cluster")
            .replace(
                ":" + primary.port() + "/",
                ":" + primary.port() + ",127.0.0.1:" + standby.port() + "/");
    try (Cluster cluster =
        new Cluster(directory, three(both + "?targetServerType=primary"), Map.of(), false)) {
      verdicts.check(
          "the primary is killed (-9) under load, the standby promoted",
          () -> outage(cluster, primary::kill, standby::promote));
      verdicts.check("a revocation counts on all afterwards", () -> revocation(cluster));
    } finally {
      standby.stop();
    }
  }

  private void galera(Path directory) throws Exception {
    try (GaleraCluster databases = new GaleraCluster(directory);
        Cluster cluster =
            new Cluster(
                directory,
                databases.members().stream().map(GaleraCluster.Member::url).toList(),
                Map.of(),
                true)) {
      verdicts.check(
          "a token issued through one database is known through the others at once",
          () -> known(cluster));
      verdicts.check("a revocation on one server counts on the others", () -> revocation(cluster));
      verdicts.check(
          "one revocation by 64 callers on three databases",
          () -> oneWinner(databases, raceToRevoke(cluster)));
      verdicts.check(
          "one assertion by 64 callers on three databases",
          () -> oneWinner(databases, raceToAuthenticate(cluster, databases)));
      verdicts.check(
          "each database is killed (-9) under load and comes back",
          () -> killsOfDatabases(cluster, databases));
    }
  }

  private static String known(Cluster cluster) {
    int rounds = 100;
    int unknown = 0;
    for (int i = 0; i < rounds; i++) {
      String token = token(cluster.nodes().get(i % 3).http(), cluster.form());
      unknown += introspected(cluster.nodes().get((i + 1) % 3).http(), token) == 200 ? 0 : 1;
    }
    String figures = "%d of %d unknown".formatted(unknown, rounds);
    require(unknown == 0, figures);
    return figures;
  }

  /** One attempt of many callers at the same thing; the statuses that they got. */
  private interface Attempt {

    List<Integer> statuses() throws Exception;
  }

  private static String oneWinner(GaleraCluster databases, Attempt attempt) throws Exception {
    int before = databases.conflicts();
    Map<Integer, Integer> all = new TreeMap<>();
    int rounds = 10;
    for (int i = 0; i < rounds; i++) {
      List<Integer> statuses = attempt.statuses();
      statuses.forEach(status -> all.merge(status, 1, Integer::sum));
      long winners = statuses.stream().filter(status -> status == 200).count();
      require(winners == 1, winners + " winners among " + statuses);
    }
    return "one winner in each of %d rounds; replies by status %s; %d conflicts"
        .formatted(rounds, all, databases.conflicts() - before);
  }

  private static Attempt raceToRevoke(Cluster cluster) {
    return () -> {
      String token = token(cluster.nodes().getFirst().http(), cluster.form());
      return raced(cluster, http -> http.form("/oauth/revoke", "token=" + token));
    };
  }

  private static Attempt raceToAuthenticate(Cluster cluster, GaleraCluster databases)
      throws Exception {
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
    Tenant client = registered(databases, new Method.ByKeys(new JWKSet(key).toString(true)));
    return () -> {
      String assertion =
          RfcAssertionTest.signed(
              RfcAssertionTest.claims(client)
                  .audience("http://127.0.0.1:" + cluster.port())
                  .expirationTime(Date.from(Instant.now().plusSeconds(60))),
              key);
      String form = "token=x&" + RfcAssertionTest.form(assertion);
      return raced(cluster, http -> http.form("/oauth2/introspect", form));
    };
  }

  private static Tenant registered(GaleraCluster databases, Method method) {
    try (Storage store =
        Stores.open(databases.members().getFirst().url(), Path.of("unused"), Map.of())) {
      Company company = store.companies().page(Listing.first(1)).getFirst();
      return new RegisterClient(
              store.clients(),
              store.companies(),
              store.scopes(),
              new ClientJwks(),
              new KnownContracts(Set.copyOf(ErrorReference.contracts()), Set.of()),
              Clock.systemUTC(),
              new SecureRandom())
          .register(
              new RegisterClient.Registration(
                  "racer",
                  company.id().value(),
                  List.of(),
                  Optional.empty(),
                  method,
                  Set.of(),
                  List.of(),
                  List.of(),
                  TokenSettings.NONE,
                  true))
          .fold(
              registered -> new Tenant(registered.client(), ""),
              refusal -> {
                throw new AssertionError("refused: " + refusal);
              });
    }
  }

  private static List<Integer> raced(Cluster cluster, Function<RawHttp, Reply> request)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(MANY_CALLERS);
    List<Callable<Integer>> requests = new ArrayList<>();
    for (int i = 0; i < MANY_CALLERS; i++) {
      RawHttp http = cluster.nodes().get(i % cluster.nodes().size()).http();
      requests.add(
          () -> {
            int _ = start.await();
            return request.apply(http).status();
          });
    }
    List<Integer> statuses = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(MANY_CALLERS)) {
      for (Future<Integer> status : threads.invokeAll(requests)) {
        statuses.add(status.get());
      }
    }
    return statuses;
  }

  private static String killsOfDatabases(Cluster cluster, GaleraCluster databases)
      throws Exception {
    Duration slowest = Duration.ZERO;
    Duration agreed = Duration.ZERO;
    try (Acknowledged load = load(cluster)) {
      for (GaleraCluster.Member member : databases.members()) {
        awaitMore(load, ENOUGH);
        member.kill();
        agreed = longer(agreed, until("two left", PATIENCE, () -> databases.areLeft(2)));
        int before = load.live.size();
        Duration back = until("tokens again", PATIENCE, () -> load.live.size() > before + CALLERS);
        slowest = longer(slowest, back);
        awaitMore(load, ENOUGH);
        member.restart();
      }
      awaitMore(load, ENOUGH);
      load.end();
      String figures =
          "Galera needs %s at most to agree on who is left, and servers %s after that; "
              .formatted(seconds(agreed), seconds(slowest));
      require(slowest.compareTo(RETURN) <= 0, figures);
      return figures + kept(cluster, load);
    }
  }
}
