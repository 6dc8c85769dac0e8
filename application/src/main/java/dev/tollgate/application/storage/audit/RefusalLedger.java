package dev.tollgate.application.storage.audit;

import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Evidence;
import dev.tollgate.domain.refusal.FailureCause;
import dev.tollgate.domain.refusal.SignInFailed;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/**
 * Refused authentications on their way into the store. Telling it of one costs a caller a place in
 * a bounded queue, and never a write: another thread counts them by client, cause and minute, keeps
 * some as single records, and writes in batches. What does not fit is counted, and recorded as
 * lost.
 */
public final class RefusalLedger implements AuditTrail {

  /** Of those in one second, this many are kept as single records, and of further ones a sample. */
  static final int SINGLE = 100;

  /** One in this many further ones. */
  static final int SAMPLE = 100;

  /** Of those in one hour, this many are kept as single records; then one a second at most. */
  static final int SINGLE_AN_HOUR = 10_000;

  private static final int WAITING = 16_384;
  private static final int MOST_COUNTS = 500;
  private static final int MOST_PENDING = 50_000;
  private static final int BATCH = 500;
  private static final int SECONDS_AN_HOUR = 3600;

  /** Stands for all clients and users beyond the bound of one minute. */
  private static final String OTHERS = "others";

  private final Clock clock;
  private final RandomGenerator random;
  private final BlockingQueue<Refused> queue = new ArrayBlockingQueue<>(WAITING);
  private final LongAdder lost = new LongAdder();
  private final Map<Counted, Long> counts = new LinkedHashMap<>();
  private final List<AuditRecord> pending = new ArrayList<>();
  private long second;
  private int inSecond;
  private long hour;
  private int keptInHour;
  private long keptLast;

  public RefusalLedger(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  private record Refused(
      Instant at,
      String contract,
      String caller,
      FailureCause cause,
      Optional<Evidence> evidence,
      Optional<String> request) {

    Draft draft() {
      return RefusalLedger.draft(single(cause), contract, caller, cause)
          .with("secret", evidence.map(Evidence::secret))
          .with("ended_at", evidence.map(Evidence::endedAt))
          .with("request", request);
    }
  }

  private record Counted(Instant minute, String contract, String caller, FailureCause cause) {}

  @Override
  public void authenticationFailed(
      String contract, String caller, FailureCause cause, Optional<Evidence> evidence) {
    Refused refused =
        new Refused(
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            contract,
            caller,
            cause,
            evidence,
            Optional.ofNullable(Occasion.current().details().get("request")));
    if (!queue.offer(refused)) {
      lost.increment();
    }
  }

  private static Draft draft(AuditEvent event, String contract, String caller, FailureCause cause) {
    Draft draft =
        Draft.of(event)
            .with("contract", contract)
            .with("cause", cause.toString().toLowerCase(Locale.ROOT));
    if (caller.isEmpty()) {
      return draft;
    }
    return switch (cause) {
      case AuthenticationFailed.Cause _ -> draft.clientText(caller);
      case SignInFailed.Cause _ -> draft.userText(caller);
    };
  }

  private static AuditEvent single(FailureCause cause) {
    return switch (cause) {
      case AuthenticationFailed.Cause _ -> AuditEvent.AUTHENTICATION_REFUSED;
      case SignInFailed.Cause _ -> AuditEvent.SIGN_IN_REFUSED;
    };
  }

  private static AuditEvent counted(FailureCause cause) {
    return switch (cause) {
      case AuthenticationFailed.Cause _ -> AuditEvent.AUTHENTICATION_COUNTED;
      case SignInFailed.Cause _ -> AuditEvent.SIGN_IN_COUNTED;
    };
  }

  /** Takes what waits into account. */
  public void absorb() {
    List<Refused> waiting = new ArrayList<>(queue.size());
    int _ = queue.drainTo(waiting);
    waiting.forEach(this::absorb);
  }

  private void absorb(Refused refused) {
    Instant minute = refused.at().truncatedTo(ChronoUnit.MINUTES);
    Counted exact = new Counted(minute, refused.contract(), refused.caller(), refused.cause());
    Counted key =
        counts.size() < MOST_COUNTS || counts.containsKey(exact)
            ? exact
            : new Counted(minute, refused.contract(), OTHERS, refused.cause());
    counts.merge(key, 1L, Long::sum);
    if (isKept(refused.at().getEpochSecond())) {
      keep(refused.draft(), refused.at());
    }
  }

  private boolean isKept(long now) {
    inSecond = now == second ? inSecond + 1 : 1;
    second = now;
    return (inSecond <= SINGLE || inSecond % SAMPLE == 0) && isWithinHour(now);
  }

  private boolean isWithinHour(long now) {
    long current = now / SECONDS_AN_HOUR;
    keptInHour = current == hour ? keptInHour : 0;
    hour = current;
    if (keptInHour >= SINGLE_AN_HOUR && now == keptLast) {
      return false;
    }
    keptInHour++;
    keptLast = now;
    return true;
  }

  private void keep(Draft draft, Instant at) {
    if (pending.size() < MOST_PENDING) {
      pending.add(new Occasion(Actor.SERVER, Map.of(), true).record(draft, at, random));
    } else {
      lost.add(draft.count());
    }
  }

  /**
   * Writes what is due: single records, and the counts of minutes that are over. What cannot be
   * written now stays for the next time.
   *
   * @return how many refusals were lost since the last time, because there were too many at once
   */
  public long write(AuditRecords records) {
    return write(records, clock.instant().truncatedTo(ChronoUnit.MINUTES));
  }

  /** Writes everything, also the counts of the minute that is not over. */
  public void end(AuditRecords records) {
    long _ = write(records, Instant.MAX);
  }

  private long write(AuditRecords records, Instant minute) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    counts.entrySet().removeIf(it -> it.getKey().minute().isBefore(minute) && keep(it, now));
    long missing = lost.sumThenReset();
    if (missing > 0) {
      keep(Draft.of(AuditEvent.REFUSALS_LOST).times(missing), now);
    }
    while (!pending.isEmpty()) {
      List<AuditRecord> batch = pending.subList(0, Math.min(BATCH, pending.size()));
      records.add(List.copyOf(batch));
      batch.clear();
    }
    return missing;
  }

  private boolean keep(Map.Entry<Counted, Long> entry, Instant now) {
    Counted it = entry.getKey();
    keep(
        draft(counted(it.cause()), it.contract(), it.caller(), it.cause())
            .with("minute", it.minute())
            .times(entry.getValue()),
        now);
    return true;
  }
}
