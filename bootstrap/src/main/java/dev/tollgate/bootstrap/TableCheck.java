package dev.tollgate.bootstrap;

import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.TokenId;
import dev.tollgate.http.management.Readiness.Finding;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whether the tables of the store are still those that this program works with, which a
 * restored backup may have replaced.
 */
final class TableCheck {

  private static final Logger LOG = LoggerFactory.getLogger(TableCheck.class);
  private static final long VALIDITY = Duration.ofSeconds(10).toNanos();
  private static final String NOTHING = "probe";

  private final Storage storage;
  private final LongSupplier nanos;
  private Optional<Outcome> last = Optional.empty();

  private record Outcome(long endedAt, Finding finding) {}

  /**
   * A check that is yet to be made.
   *
   * @param nanos a clock like {@link System#nanoTime()}
   */
  TableCheck(Storage storage, LongSupplier nanos) {
    this.storage = storage;
    this.nanos = nanos;
  }

  /**
   * What was found, at most ten seconds ago.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  synchronized Finding find() {
    Outcome current =
        last.filter(it -> nanos.getAsLong() - it.endedAt() < VALIDITY).orElseGet(this::look);
    last = Optional.of(current);
    return current.finding();
  }

  private Outcome look() {
    Finding finding = Finding.ok();
    try {
      read();
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("The tables of the store cannot be read.", e);
      finding =
          Finding.failed(
              "The tables of the store are not those of this version of Tollgate. The log has the"
                  + " cause.");
    }
    return new Outcome(nanos.getAsLong(), finding);
  }

  private void read() {
    Listing one = Listing.first(1);
    SecretDigest nothing = SecretDigest.of(NOTHING);
    var _ = storage.enterprises().page(one);
    var _ = storage.companies().page(one);
    var _ = storage.clients().page(one);
    var _ = storage.users().page(one);
    var _ = storage.tokens().find(new TokenId(NOTHING));
    var _ = storage.authorizationCodes().find(nothing);
    var _ = storage.refreshTokens().find(nothing);
    var _ = storage.sessions().find(nothing);
    var _ = storage.revocations().latest();
    var _ = storage.changedClients().latest();
  }
}
