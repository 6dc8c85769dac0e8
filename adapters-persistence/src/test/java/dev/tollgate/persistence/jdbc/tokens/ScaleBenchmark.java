package dev.tollgate.persistence.jdbc.tokens;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.ClientId;
import dev.tollgate.persistence.cached.CachedStorage;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Compares a PostgreSQL store that holds little with one that holds much. */
final class ScaleBenchmark {

  private static final double SECONDS = 0.25;

  /** Longer than a client is remembered, as it ages during the turns of the other store, too. */
  private static final double CLIENT_SECONDS = 1.5;

  /** So short that the few tokens are not all revoked before it is over. */
  private static final double REVOKING_SECONDS = 0.05;

  private static final int CALLERS = 32;
  private static final int FEW_CLIENTS = 100;
  private static final int FEW_TOKENS = 10_000;
  private static final int MANY_TOKENS = 5_000_000;
  private static final double WARM_UP_SECONDS = 10;

  private final int rounds;

  private ScaleBenchmark(int rounds) {
    this.rounds = rounds;
  }

  public static void main(String[] arguments) throws Exception {
    PostgresServer _ = PostgresServer.large();
    ScaleBenchmark benchmark = new ScaleBenchmark(List.of(arguments).contains("--quick") ? 10 : 40);
    System.out.println(
        "| work | little | calls/s | p99 in ms | much | calls/s | p99 in ms | ratio |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|");
    for (int many : List.of(10_000, 1_000_000)) {
      benchmark.clients(many);
    }
    benchmark.tokens();
  }

  /** Finds a client at random, as the server does, and adds a token. */
  private void clients(int many) throws Exception {
    try (BenchDatabase few = BenchDatabase.create("few", FEW_TOKENS);
        BenchDatabase more = BenchDatabase.create("more", FEW_TOKENS)) {
      few.fillClients(FEW_CLIENTS);
      more.fillClients(many);
      try (Storage fewClients = CachedStorage.over(PostgresServer.shared().open("few"));
          Storage manyClients = CachedStorage.over(PostgresServer.shared().open("more"))) {
        warmUp(() -> issue(manyClients, many));
        compare(
            "issue to a client",
            FEW_CLIENTS,
            turn(CLIENT_SECONDS, () -> issue(fewClients, FEW_CLIENTS)),
            many,
            turn(CLIENT_SECONDS, () -> issue(manyClients, many)));
      }
    }
  }

  private static boolean issue(Storage storage, int clients) {
    ClientId id = BenchDatabase.clientId(ThreadLocalRandom.current().nextInt(clients));
    return storage.clients().find(id).isPresent() && storage.tokens().add(BenchDatabase.aToken());
  }

  private void tokens() throws Exception {
    try (BenchDatabase few = BenchDatabase.create("few", FEW_TOKENS);
        BenchDatabase many = BenchDatabase.create("many", MANY_TOKENS)) {
      warmUp(many::find);
      compare(
          "find a token",
          FEW_TOKENS,
          turn(SECONDS, few::find),
          MANY_TOKENS,
          turn(SECONDS, many::find));
      compare("issue", FEW_TOKENS, turn(SECONDS, few::add), MANY_TOKENS, turn(SECONDS, many::add));
      AtomicInteger revoked = new AtomicInteger();
      warmUp(() -> many.revoke(revoked.getAndIncrement()));
      compare(
          "revoke",
          FEW_TOKENS,
          () -> {
            few.fill();
            AtomicInteger next = new AtomicInteger();
            return turn(REVOKING_SECONDS, () -> few.revoke(next.getAndIncrement())).call();
          },
          MANY_TOKENS,
          turn(REVOKING_SECONDS, () -> many.revoke(revoked.getAndIncrement())));
    }
  }

  /** Until the code is compiled, and the server's processes have mapped what they read. */
  private static void warmUp(BooleanSupplier call) throws Exception {
    BenchLoad _ = BenchLoad.of(CALLERS, WARM_UP_SECONDS, call);
  }

  private static Callable<BenchLoad> turn(double seconds, BooleanSupplier call) {
    return () -> BenchLoad.of(CALLERS, seconds, call);
  }

  private void compare(
      String work, int few, Callable<BenchLoad> ofFew, int many, Callable<BenchLoad> ofMany)
      throws Exception {
    BenchTurns turns = BenchTurns.of(rounds, ofFew, ofMany);
    System.out.printf(
        "| %s | %d | %.0f | %.1f | %d | %.0f | %.1f | %.2f |%n",
        work,
        few,
        BenchTurns.median(turns.first(), BenchLoad::perSecond),
        BenchTurns.median(turns.first(), BenchLoad::p99Millis),
        many,
        BenchTurns.median(turns.second(), BenchLoad::perSecond),
        BenchTurns.median(turns.second(), BenchLoad::p99Millis),
        turns.ratio(BenchLoad::perSecond));
  }
}
