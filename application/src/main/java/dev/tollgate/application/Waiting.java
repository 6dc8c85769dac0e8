package dev.tollgate.application;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lets a thread that must never wait, such as the event loop of a server, attempt what is done in
 * memory most of the time. Whatever is about to wait, for a store, a lock that is held meanwhile,
 * or a network, announces it first, and changes nothing before. What only has to be durable before
 * anybody is told goes on without waiting, and what was made is held back.
 */
public final class Waiting {

  private static final ThreadLocal<Optional<Attempt>> CURRENT =
      ThreadLocal.withInitial(Optional::empty);

  private Waiting() {}

  /** An attempt that is under way. */
  private static final class Attempt {

    private final boolean mayHold;
    private CompletionStage<?> until = CompletableFuture.completedStage(null);

    private Attempt(boolean mayHold) {
      this.mayHold = mayHold;
    }
  }

  /**
   * What was made without waiting.
   *
   * @param until nobody may be told before this has ended; a failure of it is what came of the
   *     attempt
   */
  public record Made<T>(T value, CompletionStage<?> until) {

    /** The value once it may be told, or in its place what is made of a failure. */
    public CompletionStage<T> orElse(Function<Throwable, T> failed) {
      return until.handle(
          (_, failure) -> failure == null ? value : failed.apply(Waiting.cause(failure)));
    }
  }

  /**
   * What it makes without waiting; empty if it would have to wait, and then nothing has changed.
   */
  public static <T> Optional<T> avoid(Supplier<T> act) {
    return attempt(act, false).map(Made::value);
  }

  /** The same for what may also be held back: a change may be on its way to the store. */
  public static <T> Optional<Made<T>> hold(Supplier<T> act) {
    return attempt(act, true);
  }

  private static <T> Optional<Made<T>> attempt(Supplier<T> act, boolean mayHold) {
    Attempt attempt = new Attempt(mayHold);
    CURRENT.set(Optional.of(attempt));
    try {
      return Optional.of(new Made<>(act.get(), attempt.until));
    } catch (WouldWait e) {
      return Optional.empty();
    } finally {
      CURRENT.set(Optional.empty());
    }
  }

  /** To be called before anything that may wait: it ends an attempt to avoid that. */
  public static void announce() {
    if (CURRENT.get().isPresent()) {
      throw new WouldWait();
    }
  }

  /** To be called before {@link #until}: it ends an attempt that cannot hold back what it makes. */
  public static void announceHolding() {
    if (CURRENT.get().filter(it -> !it.mayHold).isPresent()) {
      throw new WouldWait();
    }
  }

  /**
   * Lets nobody know of what follows before a stage has ended: waits for it, or has an attempt hold
   * back what it makes, so call it last. What the stage fails with passes through.
   */
  public static void until(CompletionStage<?> stage) {
    announceHolding();
    CURRENT
        .get()
        .ifPresentOrElse(
            attempt -> attempt.until = attempt.until.thenCombine(stage, (_, _) -> stage),
            () -> await(stage));
  }

  private static void await(CompletionStage<?> stage) {
    try {
      Object _ = stage.toCompletableFuture().join();
    } catch (CompletionException e) {
      throw cause(e) instanceof RuntimeException failure ? failure : e;
    }
  }

  /** What a stage failed with, without what other stages put around it. */
  public static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** An error, so that nobody takes it for a failure of what was attempted. */
  private static final class WouldWait extends Error {

    private static final long serialVersionUID = 1L;

    private WouldWait() {
      super("this would have to wait", null, false, false);
    }
  }
}
