package dev.tollgate.http.management;

import dev.tollgate.application.storage.StoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Whether a server should get requests, and for each check that fails the reason. */
public final class Readiness {

  private static final Finding STARTING = Finding.failed("The server is starting.");
  private static final Finding DRAINING = Finding.failed("The server is shutting down.");

  private volatile List<Check> checks = List.of(new Check("started", () -> STARTING));
  private volatile boolean draining;

  /**
   * What a check found.
   *
   * @param reason why it failed, or what an operator should know although it passed
   */
  public record Finding(boolean passed, Optional<String> reason) {

    public static Finding ok() {
      return new Finding(true, Optional.empty());
    }

    public static Finding note(String reason) {
      return new Finding(true, Optional.of(reason));
    }

    public static Finding failed(String reason) {
      return new Finding(false, Optional.of(reason));
    }

    private Map<String, String> members() {
      Map<String, String> members = new TreeMap<>(Map.of("status", passed ? "ok" : "failed"));
      reason.ifPresent(text -> members.put("reason", text));
      return members;
    }
  }

  /** One condition, looked at whenever somebody asks. */
  public record Check(String name, Supplier<Finding> look) {

    /** Fails as long as the act cannot reach the store. */
    public static Check ofStore(String name, Runnable act) {
      return new Check(
          name,
          () -> {
            act.run();
            return Finding.ok();
          });
    }

    private Finding find() {
      try {
        return look.get();
      } catch (StoreUnavailable e) {
        return Finding.failed("The store is unavailable: " + e.getMessage() + ".");
      }
    }
  }

  /** The server has started: from now on these checks decide. */
  public void started(List<Check> all) {
    checks = List.copyOf(all);
  }

  /** From now on the server is not ready, whatever the checks find. */
  public void drain() {
    draining = true;
  }

  /** All checks at the same time, since each may have to wait for a store that does not respond. */
  private Map<String, Finding> found() {
    Map<String, Finding> findings = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture.allOf(
              checks.stream()
                  .map(
                      check ->
                          CompletableFuture.runAsync(
                              () -> {
                                Finding _ = findings.put(check.name(), check.find());
                              },
                              threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    }
    return findings;
  }

  /** Answers 200 if all checks pass, otherwise 503. */
  public ManagementAnswer answer() {
    Map<String, Finding> findings = new TreeMap<>();
    findings.put("draining", draining ? DRAINING : Finding.ok());
    findings.putAll(found());
    boolean ready = findings.values().stream().allMatch(Finding::passed);
    Map<String, Map<String, String>> described = new TreeMap<>();
    findings.forEach((name, finding) -> described.put(name, finding.members()));
    return ManagementAnswer.json(
        ready ? 200 : 503, Map.of("status", ready ? "ready" : "not_ready", "checks", described));
  }
}
