package dev.tollgate.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Callers who ask for a token now and then, each time on a new connection, while others overload
 * the server: how long a token and how long a refusal takes them.
 */
final class OverloadCallers {

  private static final int CALLERS = 20;
  private static final int LONGEST_PAUSE_MILLIS = 200;

  private record Answered(int status, double millis) {}

  private final Queue<Answered> answered = new ConcurrentLinkedQueue<>();

  private OverloadCallers() {}

  /**
   * Arguments: the port, and a header field that authenticates a client. For each line of standard
   * input, prints the median and the 99th percentile of tokens since the last one, in ms, and those
   * of refusals.
   */
  public static void main(String[] arguments) throws IOException {
    GivenSecrets.ALL.ignore();
    RawHttp http = new RawHttp(Integer.parseInt(arguments[0]));
    String request =
        RawHttp.request(
            "POST",
            "/oauth2/token",
            "grant_type=client_credentials",
            "Content-Type: application/x-www-form-urlencoded",
            arguments[1]);
    OverloadCallers callers = new OverloadCallers();
    for (int i = 0; i < CALLERS; i++) {
      Thread _ = Thread.ofPlatform().daemon().start(() -> callers.askOn(http, request));
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      System.out.println(callers.told());
    }
  }

  private void askOn(RawHttp http, String request) {
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        ask(http, request);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void ask(RawHttp http, String request) {
    long begin = System.nanoTime();
    try {
      int status = http.send(request).status();
      boolean _ = answered.add(new Answered(status, (System.nanoTime() - begin) / 1e6));
    } catch (UncheckedIOException | AssertionError e) {
      System.err.println("No answer: " + e.getMessage());
    }
  }

  private String told() {
    List<Answered> all = new ArrayList<>();
    for (Answered each = answered.poll(); each != null; each = answered.poll()) {
      boolean _ = all.add(each);
    }
    return percentiles(all, 200) + " " + percentiles(all, 503);
  }

  private static String percentiles(List<Answered> all, int status) {
    double[] times =
        all.stream()
            .filter(it -> it.status() == status)
            .mapToDouble(Answered::millis)
            .sorted()
            .toArray();
    return times.length == 0
        ? "- -"
        : "%.0f %.0f".formatted(times[times.length / 2], times[times.length * 99 / 100]);
  }
}
