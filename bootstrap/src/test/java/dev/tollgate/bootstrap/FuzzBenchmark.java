package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.sessions.JqwikSession;

/** Fuzzes each contract for long, and prints what was answered and what became of the memory. */
final class FuzzBenchmark {

  private static final int CALLERS = 4;

  private FuzzBenchmark() {}

  /** Arguments: how many requests to each contract, and the first of the seeds. */
  public static void main(String[] arguments) throws Exception {
    int requests = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    boolean sound = true;
    try (World world = World.ofToday(SigningAlgorithm.ES256);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      System.out.println("| contract | requests | answers by status | undocumented | heap in MB |");
      System.out.println("|---|---:|---|---:|---:|");
      for (Folder folder : Folders.onClassPath().all()) {
        sound &= fuzz(world, callers, folder.name(), requests, seed);
      }
      Tenant tenant = world.tenant();
      sound &= world.form("/oauth/access-token", tenant.form()).status() == 200;
    }
    System.out.println("seed " + seed);
    System.exit(sound ? 0 : 1);
  }

  private static boolean fuzz(
      World world, ExecutorService callers, String contract, int requests, long seed)
      throws Exception {
    Tenant tenant = world.tenant();
    List<String> known =
        Fuzz.values(tenant.id(), tenant.secret(), world.token(tenant), world.rfcToken(tenant));
    int port = world.server.address().port();
    List<Future<FuzzRun>> runs =
        IntStream.range(0, CALLERS)
            .mapToObj(
                caller ->
                    callers.submit(
                        () -> run(port, contract, known, requests / CALLERS, seed + caller)))
            .toList();
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    int strange = 0;
    for (Future<FuzzRun> done : runs) {
      FuzzRun run = done.get();
      run.statuses().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
      run.strange().forEach(System.err::println);
      strange += run.strange().size();
    }
    System.out.printf(
        "| %s | %d | %s | %d | %d |%n", contract, requests, written(statuses), strange, heap());
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
