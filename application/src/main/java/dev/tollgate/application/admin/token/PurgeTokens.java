package dev.tollgate.application.admin.token;

import dev.tollgate.application.storage.Tokens;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongConsumer;

/** Removes tokens that can never be valid again, in batches. */
public final class PurgeTokens {

  private static final int BATCH = 500;

  private final Tokens tokens;
  private final Clock clock;

  public PurgeTokens(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Answers with how many were removed.
   *
   * @param progress is told after each batch how many were removed so far
   */
  public long purge(LongConsumer progress) {
    Instant now = clock.instant();
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
