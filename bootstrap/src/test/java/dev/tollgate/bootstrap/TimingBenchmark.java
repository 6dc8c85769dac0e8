package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.Provocations.Authenticating;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.User;
import dev.tollgate.http.contract.Contract;
import dev.tollgate.http.contract.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Compares how long every way to fail an authentication takes with how long a wrong secret takes:
 * one request at a time, in an order drawn anew for each round.
 */
final class TimingBenchmark {

  private static final String PASSWORD = "correct horse battery staple";

  /** Longer than anything that was read stays in the cache. */
  private static final Duration COLD = Duration.ofMillis(1_100);

  private static final int WARM_UP = 300;

  /** Beyond both, a way to fail counts as told apart. */
  private static final double SIGNIFICANCE = 0.01;

  private static final double EFFECT = 0.06;

  private final World world;
  private final Random random = new Random(1);
  private final List<Way> ways = new ArrayList<>();

  private TimingBenchmark(World world) {
    this.world = world;
  }

  /** One way to fail; the first of each place is the one that the others are compared with. */
  private static final class Way {

    private final String place;
    private final String name;
    private final byte[] request;
    private final List<Double> warm = new ArrayList<>();
    private final List<Double> cold = new ArrayList<>();
    private String answer = "";

    private Way(String place, String name, byte[] request) {
      this.place = place;
      this.name = name;
      this.request = request;
    }
  }

  /** Arguments: the URL of an empty store, and how many warm and cold rounds. */
  public static void main(String[] arguments) throws Exception {
    int warm = Integer.parseInt(arguments[1]);
    int cold = Integer.parseInt(arguments[2]);
    try (World world = World.asServed(arguments[0])) {
      TimingBenchmark benchmark = new TimingBenchmark(world);
      for (Contract contract : Folders.onClassPath().contracts()) {
        for (Authenticating place : Provocations.provocations(contract.name()).authenticating()) {
          benchmark.addClients(place.path(), place.form());
        }
      }
      benchmark.addClients("/v2/oauth/access_token", "grant_type=authorization_code&code=x&");
      benchmark.addUsers();
      benchmark.measure(warm, cold);
      benchmark.report();
    }
    System.exit(0);
  }

  private void addClients(String path, String form) {
    Tenant known = world.tenant();
    Tenant again = world.tenant();
    Tenant disabled = world.tenant();
    world.disable(disabled);
    Tenant revoked = world.tenant();
    world.revokeSecrets(revoked);
    Tenant expired = world.tenant();
    String old = world.addSecret(expired, Duration.ofSeconds(1));
    Tenant inactive = world.tenant();
    world.setEnterpriseActive(inactive, false);
    String place = path + " " + form.split("&", 2)[0].replaceFirst(".*=", "");
    String wrong = disabled.secret();
    add(place, "wrong secret", path, form, known.id(), wrong);
    add(place, "wrong secret of another client", path, form, again.id(), wrong);
    add(place, "unknown client", path, form, "stranger-" + ways.size(), wrong);
    add(place, "disabled", path, form, disabled.id(), disabled.secret());
    add(place, "revoked secret", path, form, revoked.id(), revoked.secret());
    add(place, "expired secret", path, form, expired.id(), old);
    add(place, "inactive enterprise", path, form, inactive.id(), wrong);
  }

  private void add(String place, String name, String path, String form, String id, String secret) {
    byte[] request = post(path, form + credentials(id, secret));
    ways.add(new Way(place, name, request));
  }

  private static String credentials(String id, String secret) {
    return "client_id=" + id + "&client_secret=" + secret;
  }

  private void addUsers() {
    Tenant tenant = world.tenant();
    User _ = world.user(tenant, "ada@example.com", PASSWORD);
    User _ = world.user(tenant, "eve@example.com", PASSWORD);
    User off = world.user(tenant, "off@example.com", PASSWORD);
    boolean _ =
        world
            .storage
            .users()
            .change(
                off.id(),
                new dev.tollgate.application.storage.UserChange.SetEnabled(false, Instant.now()));
    Browsing browser = new Browsing(world);
    Map<String, String> form = Browsing.hidden(browser.get("/signin"), "/signin");
    for (List<String> way :
        List.of(
            List.of("wrong password", "ada@example.com", "not the password"),
            List.of("wrong password of another user", "eve@example.com", "not the password"),
            List.of("unknown user", "nob@example.com", PASSWORD),
            List.of("disabled user", "off@example.com", PASSWORD))) {
      StringBuilder body = new StringBuilder();
      form.forEach((name, value) -> body.append(name + "=" + encoded(value) + "&"));
      body.append("email=" + encoded(way.get(1)) + "&password=" + encoded(way.get(2)));
      byte[] request = post("/signin", body.toString(), "Cookie: " + browser.cookie() + "\r\n");
      ways.add(new Way("/signin", way.getFirst(), request));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static byte[] post(String path, String body) {
    return post(path, body, "");
  }

  private static byte[] post(String path, String body, String fields) {
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n"
            .formatted(path, fields, body.length());
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  private void measure(int warm, int cold) throws Exception {
    TimeUnit.SECONDS.sleep(2); // until the secrets that expire have expired
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), world.server.address().port())) {
      socket.setTcpNoDelay(true);
      for (int i = 0; i < WARM_UP + warm; i++) {
        for (Way way : shuffled()) {
          double micros = ask(socket, way);
          if (i >= WARM_UP) {
            boolean _ = way.warm.add(micros);
          }
        }
      }
      for (int i = 0; i < cold; i++) {
        TimeUnit.MILLISECONDS.sleep(COLD.toMillis());
        for (Way way : shuffled()) {
          boolean _ = way.cold.add(ask(socket, way));
        }
      }
    }
  }

  private List<Way> shuffled() {
    List<Way> order = new ArrayList<>(ways);
    Collections.shuffle(order, random);
    return order;
  }

  /** Microseconds from the first byte sent to the last byte received. */
  private static double ask(Socket socket, Way way) throws IOException {
    byte[] buffer = new byte[32 * 1024];
    int length = 0;
    int whole = Integer.MAX_VALUE;
    InputStream in = socket.getInputStream();
    long start = System.nanoTime();
    socket.getOutputStream().write(way.request);
    while (length < whole) {
      int more = in.read(buffer, length, buffer.length - length);
      if (more < 0) {
        throw new IOException("the connection was closed behind " + way.place + ", " + way.name);
      }
      length += more;
      whole = whole(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
    }
    long nanos = System.nanoTime() - start;
    way.answer = new String(buffer, 0, 12, StandardCharsets.ISO_8859_1);
    return nanos / 1_000.0;
  }

  private static int whole(String received) {
    int end = received.indexOf("\r\n\r\n");
    if (end < 0) {
      return Integer.MAX_VALUE;
    }
    String lower = received.substring(0, end).toLowerCase(java.util.Locale.ROOT);
    int at = lower.indexOf("content-length: ") + "content-length: ".length();
    return end + 4 + Integer.parseInt(lower.substring(at).split("\r", 2)[0].strip());
  }

  private void report() {
    System.out.println(
        "| endpoint | way to fail | warm in µs | warm A | warm p | cold in µs | cold A | cold p |");
    System.out.println("|---|---|---:|---:|---:|---:|---:|---:|");
    long comparisons = 2L * ways.size();
    List<String> apart = new ArrayList<>();
    Way first = ways.getFirst();
    for (Way way : ways) {
      first = first.place.equals(way.place) ? first : way;
      Compared warm = Compared.of(first.warm, way.warm);
      Compared cold = Compared.of(first.cold, way.cold);
      System.out.printf(
          "| `%s` | %s | %.0f | %.3f | %.3f | %.0f | %.3f | %.3f |%n",
          way.place,
          way.name,
          median(way.warm),
          warm.effect(),
          warm.chance(),
          median(way.cold),
          cold.effect(),
          cold.chance());
      if (warm.isApart(comparisons) || cold.isApart(comparisons)) {
        boolean _ = apart.add(way.place + ", " + way.name);
      }
      if (!way.answer.equals(first.answer)) {
        throw new AssertionError(way.place + ", " + way.name + ": " + way.answer);
      }
    }
    System.out.println();
    System.out.println(apart.isEmpty() ? "None is told apart." : "Told apart: " + apart);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  /**
   * The test of Mann and Whitney.
   *
   * @param effect how likely a sample of the second takes longer than one of the first: 0.5 if they
   *     are alike (Vargha and Delaney's A)
   * @param chance of a difference like this, or a larger one, if they are alike
   */
  private record Compared(double effect, double chance) {

    static Compared of(List<Double> first, List<Double> second) {
      double[] sorted = first.stream().mapToDouble(Double::doubleValue).sorted().toArray();
      double longer = 0;
      for (double value : second) {
        int at = Arrays.binarySearch(sorted, value);
        longer += at >= 0 ? at + 0.5 : -at - 1;
      }
      double n = first.size();
      double m = second.size();
      double effect = longer / (n * m);
      double deviation = Math.sqrt((n + m + 1) / (12 * n * m));
      double z = Math.abs(effect - 0.5) / deviation;
      return new Compared(effect, Math.min(1, 2 * upperTail(z)));
    }

    /** Of the normal distribution (Abramowitz and Stegun, 26.2.17). */
    private static double upperTail(double z) {
      double t = 1 / (1 + 0.2316419 * z);
      double series =
          t
              * (0.319381530
                  + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
      return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * series;
    }

    /**
     * Whether it is significant among so many comparisons (Bonferroni), and large enough to use.
     */
    boolean isApart(long comparisons) {
      return chance * comparisons < SIGNIFICANCE && Math.abs(effect - 0.5) > EFFECT;
    }
  }
}
