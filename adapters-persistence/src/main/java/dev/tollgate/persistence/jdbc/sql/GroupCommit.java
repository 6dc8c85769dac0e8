package dev.tollgate.persistence.jdbc.sql;

import dev.tollgate.application.storage.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lets the writes of concurrent callers share a commit, and gives each its own verdict. A caller
 * that finds nobody writing writes at once; what arrives meanwhile makes up the next batch. More
 * writers start only while one cannot keep up: when a batch is full, or a write waits for long.
 *
 * @param <W> a write; the natural order is the one in which rows are locked
 */
public final class GroupCommit<W extends Comparable<? super W>> implements AutoCloseable {

  static final int WAITING = 1024;
  static final int BATCH = 256;

  /** Longer than a commit usually takes. */
  private static final long LONG_WAIT_MILLIS = 20;

  /** How many writers there are as long as they keep up. */
  private static final int USUAL = 1;

  private final BlockingQueue<Waiting<W>> queue = new ArrayBlockingQueue<>(WAITING);
  private final Semaphore writers;
  private final int atOnce;
  private final Function<List<W>, List<Boolean>> commit;
  private final Predicate<RuntimeException> oneRowsFault;
  private final Duration patience;
  private volatile boolean closed;

  /**
   * Writes with {@code commit}, which answers with a verdict for each write once all are durable.
   *
   * @param atOnce how many commits may run at a time; what comes meanwhile waits
   * @param oneRowsFault whether the writes of a failed batch may succeed one by one
   * @param patience how long a caller waits
   */
  public GroupCommit(
      int atOnce,
      Function<List<W>, List<Boolean>> commit,
      Predicate<RuntimeException> oneRowsFault,
      Duration patience) {
    this.atOnce = atOnce;
    this.writers = new Semaphore(atOnce);
    this.commit = commit;
    this.oneRowsFault = oneRowsFault;
    this.patience = patience;
  }

  /**
   * The verdict on a write that is durable.
   *
   * @throws StoreUnavailable if too many wait or it takes too long; it may happen all the same
   */
  public boolean write(W write) {
    if (!closed && queue.isEmpty() && tryBegin(USUAL)) {
      try {
        return commit.apply(List.of(write)).getFirst();
      } finally {
        writers.release();
        writePending();
      }
    }
    Waiting<W> waiting = new Waiting<>(write, new CompletableFuture<>());
    if (!queue.offer(waiting)) {
      throw new StoreUnavailable("too many writes wait for the database", null);
    }
    writePending();
    if (!waiting.isOver(LONG_WAIT_MILLIS)) {
      writePending(atOnce);
    }
    return waiting.await(patience);
  }

  private boolean tryBegin(int limit) {
    return atOnce - writers.availablePermits() < limit && writers.tryAcquire();
  }

  /** How many writes wait for a commit to begin. */
  int waiting() {
    return queue.size();
  }

  private void writePending() {
    writePending(queue.size() < BATCH ? USUAL : atOnce);
  }

  private void writePending(int limit) {
    if (closed) {
      failAll();
    } else if (!queue.isEmpty() && tryBegin(limit)) {
      Thread _ = Thread.ofVirtual().name("group-commit").start(this::writeAll);
    }
  }

  private void writeAll() {
    try {
      for (List<Waiting<W>> batch = next(); !batch.isEmpty(); batch = next()) {
        write(batch);
      }
    } finally {
      writers.release();
      writePending();
    }
  }

  private List<Waiting<W>> next() {
    List<Waiting<W>> batch = new ArrayList<>();
    if (!closed) {
      int _ = queue.drainTo(batch, BATCH);
    }
    return batch;
  }

  private void write(List<Waiting<W>> all) {
    List<Waiting<W>> batch = all.stream().filter(Waiting::isAwaited).sorted().toList();
    try {
      List<Boolean> verdicts =
          batch.isEmpty() ? List.of() : commit.apply(batch.stream().map(Waiting::write).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).end(verdicts.get(i));
      }
    } catch (RuntimeException e) {
      if (batch.size() > 1 && oneRowsFault.test(e)) {
        batch.forEach(each -> write(List.of(each)));
      } else {
        batch.forEach(each -> each.fail(e));
      }
    }
  }

  /** What is being written ends; what still waits fails. */
  @Override
  public void close() {
    closed = true;
    try {
      if (writers.tryAcquire(atOnce, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        writers.release(atOnce);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    failAll();
  }

  private void failAll() {
    StoreUnavailable end = new StoreUnavailable("the store is closed", null);
    for (Waiting<W> each = queue.poll(); each != null; each = queue.poll()) {
      each.fail(end);
    }
  }

  private record Waiting<W extends Comparable<? super W>>(
      W write, CompletableFuture<Boolean> verdict) implements Comparable<Waiting<W>> {

    /** Waits for the verdict for so long. */
    boolean isOver(long millis) {
      try {
        boolean _ = verdict.get(millis, TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      } catch (ExecutionException e) {
        return true;
      }
    }

    boolean await(Duration patience) {
      try {
        return verdict.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        throw givenUp("the write takes too long", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw givenUp("the write was interrupted", e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof StoreUnavailable failure
            ? new StoreUnavailable(failure.getMessage(), failure)
            : new IllegalStateException(e.getCause());
      }
    }

    private StoreUnavailable givenUp(String message, Exception cause) {
      boolean _ = verdict.cancel(false);
      return new StoreUnavailable(message, cause);
    }

    boolean isAwaited() {
      return !verdict.isDone();
    }

    void end(boolean outcome) {
      boolean _ = verdict.complete(outcome);
    }

    void fail(RuntimeException failure) {
      boolean _ = verdict.completeExceptionally(failure);
    }

    @Override
    public int compareTo(Waiting<W> other) {
      return write.compareTo(other.write);
    }
  }
}
