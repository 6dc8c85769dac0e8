package dev.tollgate.application.origin;

import dev.tollgate.application.Waiting;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Origin;
import java.time.Duration;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The origins of all clients. A preflight request does not say which client will follow, so an
 * origin counts as registered if any client has it.
 */
public final class RegisteredOrigins {

  /** How old the set may be: within that time, a change of a client takes effect. */
  private static final long MAX_AGE = Duration.ofSeconds(2).toNanos();

  private final Clients clients;
  private final LongSupplier nanoTime;

  private volatile Known known;

  /**
   * Reads the origins when they are first needed.
   *
   * @param nanoTime a clock that only goes forward
   */
  public RegisteredOrigins(Clients clients, LongSupplier nanoTime) {
    this.clients = clients;
    this.nanoTime = nanoTime;
    this.known = new Known(Set.of(), nanoTime.getAsLong() - MAX_AGE);
  }

  private record Known(Set<String> origins, long readAt) {}

  /**
   * Reads the origins again if they are too old; may wait for the store. While the store is
   * unavailable, those that were last read count: a script can still read the error.
   */
  public void refresh() {
    Known seen = known;
    if (nanoTime.getAsLong() - seen.readAt() >= MAX_AGE) {
      Waiting.announce();
      replace(seen);
    }
  }

  /** Whether a client has this origin, as a browser sends it; never waits. */
  public boolean contains(String origin) {
    return known.origins().contains(origin);
  }

  /** Callers who waited take what another has read: in an outage, one waits for the store. */
  private synchronized void replace(Known old) {
    if (known.equals(old)) {
      known = read();
    }
  }

  private Known read() {
    long before = nanoTime.getAsLong();
    try {
      return new Known(
          clients.origins().stream().map(Origin::value).collect(Collectors.toUnmodifiableSet()),
          before);
    } catch (StoreUnavailable e) {
      return new Known(known.origins(), nanoTime.getAsLong());
    }
  }
}
