package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.sessions.JqwikSession;

/** Fuzzes contracts for long, and prints what was answered and what became of the memory. */
final class FuzzBenchmark {

  private static final int CALLERS = 16;

  private FuzzBenchmark() {}

  /**
   * Arguments: how many requests to each contract, a seed, and the contracts; all of them if none
   * is named. Each caller has a seed of its own.
   */
  public static void main(String[] arguments) throws Exception {
    int requests = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    List<String> named = List.of(arguments).subList(2, arguments.length);
    boolean sound = true;
    try (World world = World.ofToday(SigningAlgorithm.ES256);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      GivenSecrets.ALL.ignore();
      System.out.println(
          "| contract | requests | answers by status | undocumented | heap in MB | seconds |");
      System.out.println("|---|---:|---|---:|---:|---:|");
      for (Folder folder : Folders.onClassPath().all()) {
        if (named.isEmpty() || named.contains(folder.name())) {
          sound &= fuzz(world, callers, folder.name(), requests, seed);
        }
      }
      Tenant tenant = world.tenant();
      sound &= world.form("/oauth/access-token", tenant.form()).status() == 200;
    }
    System.exit(sound ? 0 : 1);
  }

  private static boolean fuzz(
      World world, ExecutorService callers, String contract, int requests, long seed)
      throws Exception {
    Tenant tenant = world.tenant();
    List<String> known =
        Fuzz.values(tenant.id(), tenant.secret(), world.token(tenant), world.rfcToken(tenant));
    int port = world.server.address().port();
    long before = heap();
    long begin = System.nanoTime();
    List<Future<FuzzRun>> runs =
        IntStream.range(0, CALLERS)
            .mapToObj(
                caller ->
                    callers.submit(
                        () ->
                            run(port, contract, known, requests / CALLERS, seed * 1_000 + caller)))
            .toList();
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    int strange = 0;
    for (Future<FuzzRun> done : runs) {
      FuzzRun run = done.get();
      run.statuses().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
      run.strange().forEach(it -> System.out.println("Not expected: " + it));
      strange += run.strange().size();
    }
    long seconds = Duration.ofNanos(System.nanoTime() - begin).toSeconds();
    System.out.printf(
        "| %s | %d | %s | %d | %d, then %d | %d |%n",
        contract, requests, written(statuses), strange, before, heap(), seconds);
    return strange == 0;
  }

  private static FuzzRun run(
      int port, String contract, List<String> known, int requests, long seed) {
    FuzzRun[] run = new FuzzRun[1];
    JqwikSession.run(
        () -> {
          run[0] = new FuzzRun(port, new Fuzz(contract, known, seed));
          run[0].send(requests);
        });
    return run[0];
  }

  private static String written(Map<Integer, Integer> statuses) {
    return String.join(
        ", ", statuses.entrySet().stream().map(it -> it.getKey() + ": " + it.getValue()).toList());
  }

  /** What is reachable. */
  private static long heap() {
    System.gc();
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
  }
}
