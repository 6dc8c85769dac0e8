package dev.tollgate.application.health;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Finds out whether tokens can be issued. The store is asked at most once a second, however many
 * ask here.
 */
public final class CheckHealth {

  private static final long VALIDITY = Duration.ofSeconds(1).toNanos();

  private final Tokens tokens;
  private final LongSupplier nanos;
  private Optional<Outcome> last = Optional.empty();

  private record Outcome(long endedAt, Optional<StoreUnavailable> failure) {}

  /**
   * Has not asked yet.
   *
   * @param nanos a clock like {@link System#nanoTime()}
   */
  public CheckHealth(Tokens tokens, LongSupplier nanos) {
    this.tokens = tokens;
    this.nanos = nanos;
  }

  /**
   * Returns if tokens can be issued; on a read-only server, if they can be found.
   *
   * @throws StoreUnavailable if not
   */
  public synchronized void check() {
    Outcome current =
        last.filter(it -> nanos.getAsLong() - it.endedAt() < VALIDITY).orElseGet(this::ask);
    last = Optional.of(current);
    if (current.failure().isPresent()) {
      StoreUnavailable failure = current.failure().get();
      throw new StoreUnavailable(failure.getMessage(), failure);
    }
  }

  private Outcome ask() {
    Optional<StoreUnavailable> failure = Optional.empty();
    try {
      tokens.probe();
    } catch (StoreUnavailable e) {
      failure = Optional.of(e);
    }
    return new Outcome(nanos.getAsLong(), failure);
  }
}
