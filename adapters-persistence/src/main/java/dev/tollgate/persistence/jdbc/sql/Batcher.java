package dev.tollgate.persistence.jdbc.sql;

import dev.tollgate.application.storage.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Lets the calls of concurrent callers share a statement and, if they write, a commit; each gets an
 * answer of its own. What arrives while a batch is answered makes up the next one; if that is
 * little, those go first that need the processor to call. More batches run at a time only while one
 * cannot keep up: when a batch is full, or a call waits for long.
 *
 * @param <C> a call; the natural order is the one in which rows are locked
 * @param <A> the answer to a call
 */
public final class Batcher<C extends Comparable<? super C>, A> implements AutoCloseable {

  /**
   * Threads of the operating system, which the database's answer wakes itself. It would reach a
   * virtual thread through two others.
   */
  private static final Executor WORKERS =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("batch-", 1).factory());

  static final int WAITING = 1024;
  static final int BATCH = 256;

  /** With fewer calls than this, a batch may take more of its time than they do. */
  private static final int FEW = 4;

  /** Longer than a commit usually takes. */
  private static final long LONG_WAIT_NANOS = 20_000_000;

  /** How often calls that wait are looked after. */
  private static final long LOOK_NANOS = 10_000_000;

  /** How many batches run at a time as long as they keep up. */
  private static final int USUAL = 1;

  private final BlockingQueue<Waiting<C, A>> queue = new ArrayBlockingQueue<>(WAITING);

  /** Calls that wait for a batch to begin or to end, and some that have their answers. */
  private final Queue<Waiting<C, A>> unanswered = new ConcurrentLinkedQueue<>();

  private final AtomicBoolean isWatched = new AtomicBoolean();
  private final Semaphore workers;
  private final int atOnce;
  private final Function<List<C>, List<A>> work;
  private final Predicate<RuntimeException> oneRowsFault;
  private final Duration patience;
  private final Runnable giveWay;
  private volatile boolean closed;

  /**
   * Answers with {@code work}, which answers each call of a batch; those that write, once all are
   * durable.
   *
   * @param atOnce how many batches may run at a time; what comes meanwhile waits
   * @param oneRowsFault whether the calls of a failed batch may succeed one by one
   * @param patience how long a caller waits
   */
  public Batcher(
      int atOnce,
      Function<List<C>, List<A>> work,
      Predicate<RuntimeException> oneRowsFault,
      Duration patience) {
    this(atOnce, work, oneRowsFault, patience, Thread::yield);
  }

  /**
   * The same.
   *
   * @param giveWay lets others call before a batch begins
   */
  Batcher(
      int atOnce,
      Function<List<C>, List<A>> work,
      Predicate<RuntimeException> oneRowsFault,
      Duration patience,
      Runnable giveWay) {
    this.atOnce = atOnce;
    this.workers = new Semaphore(atOnce);
    this.work = work;
    this.oneRowsFault = oneRowsFault;
    this.patience = patience;
    this.giveWay = giveWay;
  }

  /**
   * The answer to a call; if it writes, it is durable.
   *
   * @throws StoreUnavailable if too many wait or it takes too long; a write may happen all the same
   */
  public A call(C call) {
    return begin(call).await();
  }

  /**
   * The same without waiting: ends with the answer, or with the failure.
   *
   * @throws StoreUnavailable if too many wait
   */
  public CompletionStage<A> start(C call) {
    return begin(call).answer();
  }

  private Waiting<C, A> begin(C call) {
    Waiting<C, A> waiting = new Waiting<>(call, System.nanoTime(), new CompletableFuture<>());
    enqueue(waiting);
    answerPending();
    return waiting;
  }

  private void enqueue(Waiting<C, A> waiting) {
    if (!queue.offer(waiting)) {
      throw new StoreUnavailable("too many calls wait for the database", null);
    }
    unanswered.add(waiting);
    watch();
  }

  /**
   * Somebody looks after the calls that wait, as long as there are any. An alarm for each would
   * cost two switches between threads, which is as much as a signature.
   */
  private void watch() {
    if (!unanswered.isEmpty() && isWatched.compareAndSet(false, true)) {
      Thread _ = Thread.ofVirtual().name("batch watch").start(this::look);
    }
  }

  private void look() {
    try {
      while (!unanswered.isEmpty()) {
        LockSupport.parkNanos(LOOK_NANOS);
        boolean _ = unanswered.removeIf(each -> !each.isAwaited());
        unanswered.stream()
            .filter(each -> each.age() > patience.toNanos())
            .forEach(each -> each.fail(new StoreUnavailable("the database takes too long", null)));
        if (unanswered.stream().anyMatch(each -> each.age() > LONG_WAIT_NANOS)) {
          answerPending(atOnce);
        }
      }
    } finally {
      isWatched.set(false);
      watch();
    }
  }

  private boolean tryBegin(int limit) {
    return atOnce - workers.availablePermits() < limit && workers.tryAcquire();
  }

  /** How many calls wait for a batch to begin. */
  int waiting() {
    return queue.size();
  }

  private void answerPending() {
    answerPending(queue.size() < BATCH ? USUAL : atOnce);
  }

  private void answerPending(int limit) {
    if (closed) {
      failAll();
    } else if (!queue.isEmpty() && tryBegin(limit)) {
      WORKERS.execute(this::answerAll);
    }
  }

  private void answerAll() {
    try {
      for (List<Waiting<C, A>> batch = next(); !batch.isEmpty(); batch = next()) {
        answer(batch);
      }
    } finally {
      workers.release();
      answerPending();
    }
  }

  private List<Waiting<C, A>> next() {
    if (queue.size() < FEW) {
      giveWay.run();
    }
    List<Waiting<C, A>> batch = new ArrayList<>();
    if (!closed) {
      int _ = queue.drainTo(batch, BATCH);
    }
    return batch;
  }

  private void answer(List<Waiting<C, A>> all) {
    List<Waiting<C, A>> batch = all.stream().filter(Waiting::isAwaited).sorted().toList();
    try {
      List<A> answers =
          batch.isEmpty() ? List.of() : work.apply(batch.stream().map(Waiting::call).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).end(answers.get(i));
      }
    } catch (RuntimeException e) {
      if (batch.size() > 1 && oneRowsFault.test(e)) {
        batch.forEach(each -> answer(List.of(each)));
      } else {
        batch.forEach(each -> each.fail(e));
      }
    }
  }

  /** Batches that run come to an end; calls that still wait fail. */
  @Override
  public void close() {
    closed = true;
    try {
      if (workers.tryAcquire(atOnce, patience.toMillis(), TimeUnit.MILLISECONDS)) {
        workers.release(atOnce);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    failAll();
  }

  private void failAll() {
    StoreUnavailable end = new StoreUnavailable("the store is closed", null);
    for (Waiting<C, A> each = queue.poll(); each != null; each = queue.poll()) {
      each.fail(end);
    }
  }

  private record Waiting<C extends Comparable<? super C>, A>(
      C call, long since, CompletableFuture<A> answer) implements Comparable<Waiting<C, A>> {

    long age() {
      return System.nanoTime() - since;
    }

    A await() {
      try {
        return answer.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        boolean _ = answer.cancel(false);
        throw new StoreUnavailable("the call was interrupted", e);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof StoreUnavailable failure
            ? new StoreUnavailable(failure.getMessage(), failure)
            : new IllegalStateException(e.getCause());
      }
    }

    boolean isAwaited() {
      return !answer.isDone();
    }

    void end(A outcome) {
      boolean _ = answer.complete(outcome);
    }

    void fail(RuntimeException failure) {
      boolean _ = answer.completeExceptionally(failure);
    }

    @Override
    public int compareTo(Waiting<C, A> other) {
      return call.compareTo(other.call);
    }
  }
}
