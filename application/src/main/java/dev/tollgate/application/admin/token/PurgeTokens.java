package dev.tollgate.application.admin.token;

import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Tokens;
import java.time.Instant;
import java.util.function.LongConsumer;

/** Removes tokens that have expired by the store's clock or lost their client, in batches. */
public final class PurgeTokens {

  private static final int BATCH = 500;

  private final Tokens tokens;
  private final Leases leases;

  public PurgeTokens(Tokens tokens, Leases leases) {
    this.tokens = tokens;
    this.leases = leases;
  }

  /**
   * Answers with how many were removed.
   *
   * @param progress is told after each batch how many were removed so far
   */
  public long purge(LongConsumer progress) {
    Instant now = leases.now();
    long purged = 0;
    int batch;
    do {
      batch = tokens.purge(now, BATCH);
      purged += batch;
      progress.accept(purged);
    } while (batch == BATCH);
    return purged;
  }
}
