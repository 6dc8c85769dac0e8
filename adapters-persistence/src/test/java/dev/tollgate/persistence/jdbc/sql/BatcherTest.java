package dev.tollgate.persistence.jdbc.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatcherTest {

  private static final int AT_ONCE = 2;
  private static final int PERMITS = 10_000;
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(2);
  private static final String POISON = "poison";

  private final ConcurrentLinkedQueue<List<String>> commits = new ConcurrentLinkedQueue<>();
  private final Semaphore begun = new Semaphore(0);
  private final Semaphore gate = new Semaphore(PERMITS);
  private Batcher<String, Boolean> writes = batcher(LONG);

  private Batcher<String, Boolean> batcher(Duration patience) {
    return new Batcher<>(
        AT_ONCE, this::commit, e -> e instanceof IllegalArgumentException, patience);
  }

  /** The verdict is true on what begins with a letter a; a poisoned batch is not written. */
  private List<Boolean> commit(List<String> batch) {
    begun.release();
    gate.acquireUninterruptibly();
    commits.add(batch);
    if (batch.contains(POISON)) {
      throw new IllegalArgumentException(POISON);
    }
    return batch.stream().map(write -> write.startsWith("a")).toList();
  }

  private CompletableFuture<Boolean> begin(String write) {
    return CompletableFuture.supplyAsync(
        () -> writes.call(write), Executors.newVirtualThreadPerTaskExecutor());
  }

  /** As many as may commit at once begin, and do not come to an end. */
  private List<CompletableFuture<Boolean>> hold() throws InterruptedException {
    gate.acquire(PERMITS);
    List<CompletableFuture<Boolean>> held = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      held.add(begin("a-held" + i));
      begun.acquire();
    }
    return held;
  }

  private void letGo() {
    gate.release(PERMITS);
  }

  /** Callers that wait, one behind the other. */
  private List<CompletableFuture<Boolean>> queue(String... all) throws InterruptedException {
    List<CompletableFuture<Boolean>> queued = new ArrayList<>();
    for (String write : all) {
      int before = writes.waiting();
      queued.add(begin(write));
      while (writes.waiting() == before) {
        Thread.sleep(1);
      }
    }
    return queued;
  }

  private static Class<?> failure(CompletableFuture<Boolean> write) {
    return assertThrows(CompletionException.class, write::join).getCause().getClass();
  }

  @AfterEach
  void close() {
    letGo();
    writes.close();
  }

  @Test
  void aSingleWriteIsCommittedAtOnce() {
    assertTrue(writes.call("a"));
    assertFalse(writes.call("b"));

    assertEquals(List.of(List.of("a"), List.of("b")), List.copyOf(commits));
  }

  @Test
  void aWriteThatIsStartedEndsOnceItIsCommitted() throws Exception {
    gate.acquire(PERMITS);
    CompletableFuture<Boolean> first = writes.start("a").toCompletableFuture();
    begun.acquire();
    CompletableFuture<Boolean> second = writes.start("b").toCompletableFuture();
    boolean early = first.isDone() || second.isDone();

    letGo();

    assertFalse(early);
    assertTrue(first.join());
    assertFalse(second.join());
  }

  @Test
  void aWriteThatIsStartedEndsWithItsFailure() {
    CompletableFuture<Boolean> write = writes.start(POISON).toCompletableFuture();

    assertEquals(IllegalArgumentException.class, failure(write));
  }

  @Test
  void thoseWhoAreAboutToCallAreTakenAlong() {
    List<CompletionStage<Boolean>> others = new ArrayList<>();
    Runnable once =
        () -> {
          if (others.isEmpty()) {
            others.addAll(List.of(writes.start("b"), writes.start("a")));
          }
        };
    writes = new Batcher<>(AT_ONCE, this::commit, _ -> false, LONG, once);

    assertTrue(writes.call("a-first"));

    assertFalse(others.getFirst().toCompletableFuture().join());
    assertEquals(List.of(List.of("a", "a-first", "b")), List.copyOf(commits));
  }

  @Test
  void writesThatArriveDuringACommitShareTheNextInLockOrder() throws Exception {
    List<CompletableFuture<Boolean>> held = hold();
    List<CompletableFuture<Boolean>> queued = queue("b", "c", "a");

    letGo();

    assertEquals(List.of(true, true), held.stream().map(CompletableFuture::join).toList());
    assertEquals(
        List.of(false, false, true), queued.stream().map(CompletableFuture::join).toList());
    assertTrue(commits.contains(List.of("a", "b", "c")), commits.toString());
  }

  @Test
  void aFailingWriteFailsAloneAndTheOthersGetTheirVerdicts() throws Exception {
    List<CompletableFuture<Boolean>> _ = hold();
    List<CompletableFuture<Boolean>> queued = queue("b", POISON, "a");

    letGo();

    assertFalse(queued.getFirst().join());
    assertEquals(IllegalStateException.class, failure(queued.get(1)));
    assertTrue(queued.getLast().join());
  }

  @Test
  void aStoreThatDoesNotAnswerFailsTheBatchAndTheNextIsTried() throws Exception {
    Batcher<String, Boolean> failing =
        new Batcher<>(
            AT_ONCE,
            batch -> {
              if (commit(batch).contains(false)) {
                throw new StoreUnavailable("away", null);
              }
              return batch.stream().map(write -> true).toList();
            },
            e -> false,
            LONG);
    writes = failing;
    List<CompletableFuture<Boolean>> _ = hold();
    List<CompletableFuture<Boolean>> queued = queue("a", "b");

    letGo();

    assertEquals(StoreUnavailable.class, failure(queued.getFirst()));
    assertEquals(StoreUnavailable.class, failure(queued.getLast()));
    assertTrue(writes.call("a"));
    assertEquals(1, commits.stream().filter(List.of("a", "b")::equals).count());
  }

  @Test
  void aFullQueueRefusesAtOnce() throws Exception {
    List<CompletableFuture<Boolean>> all = new ArrayList<>(hold());
    all.addAll(IntStream.range(0, Batcher.WAITING).mapToObj(i -> begin("a" + i)).toList());
    while (writes.waiting() < Batcher.WAITING) {
      Thread.sleep(1);
    }

    assertThrows(StoreUnavailable.class, () -> writes.call("a-too-many"));

    letGo();
    assertTrue(all.stream().allMatch(CompletableFuture::join));
    assertTrue(commits.stream().allMatch(batch -> batch.size() <= Batcher.BATCH));
  }

  @Test
  void aWriteThatWaitedTooLongFailsAndIsDropped() throws Exception {
    writes = batcher(SHORT);
    List<CompletableFuture<Boolean>> held = hold();

    assertThrows(StoreUnavailable.class, () -> writes.call("a-late"));

    letGo();
    assertEquals(StoreUnavailable.class, failure(held.getFirst()));
    assertTrue(writes.call("a"));
    assertFalse(commits.stream().anyMatch(batch -> batch.contains("a-late")));
  }

  @Test
  void closingFinishesRunningWritesAndFailsWaitingOnes() throws Exception {
    List<CompletableFuture<Boolean>> held = hold();
    List<CompletableFuture<Boolean>> queued = queue("a");

    CompletableFuture<Void> closed = CompletableFuture.runAsync(writes::close);
    while (!queued.getFirst().isDone()) {
      CompletableFuture<Boolean> _ = begin("a");
      Thread.sleep(1);
    }
    boolean early = closed.isDone();
    letGo();
    closed.join();
    assertFalse(early);

    assertEquals(List.of(true, true), held.stream().map(CompletableFuture::join).toList());
    assertEquals(StoreUnavailable.class, failure(queued.getFirst()));
    assertThrows(StoreUnavailable.class, () -> writes.call("a"));
    assertEquals(AT_ONCE, commits.size());
  }

  @Test
  void itClosesAlthoughACommitHangs() throws Exception {
    writes = batcher(SHORT);
    List<CompletableFuture<Boolean>> held = hold();

    writes.close();

    assertEquals(StoreUnavailable.class, failure(held.getFirst()));
    assertThrows(StoreUnavailable.class, () -> writes.call("a"));
  }
}
