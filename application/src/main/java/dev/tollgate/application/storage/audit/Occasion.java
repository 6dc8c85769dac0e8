package dev.tollgate.application.storage.audit;

import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What audit records tell besides the change itself: who asks for it, and in which request. It is
 * bound to a piece of work, and reaches a store that another process has open.
 *
 * @param details are added to those of each record; {@code client} and {@code user} stand in where
 *     a record does not know them by itself
 * @param isRecorded false while records of another store are copied
 */
public record Occasion(Actor actor, Map<String, String> details, boolean isRecorded) {

  private static final ScopedValue<Occasion> CURRENT = ScopedValue.newInstance();

  private static final Occasion UNBOUND = new Occasion(Actor.SERVER, Map.of(), true);

  public Occasion {
    details = Map.copyOf(details);
  }

  /** That of the work that this thread does; the server acts where nobody is named. */
  public static Occasion current() {
    return CURRENT.orElse(UNBOUND);
  }

  /** That of whatever is done for one request. */
  public static Occasion ofRequest(String id) {
    return new Occasion(Actor.SERVER, Map.of("request", id), true);
  }

  public Occasion by(Actor somebody) {
    return new Occasion(somebody, details, isRecorded);
  }

  public Occasion with(String detail, String value) {
    Map<String, String> more = new HashMap<>(details);
    more.put(detail, value);
    return new Occasion(actor, more, isRecorded);
  }

  public Occasion unrecorded() {
    return new Occasion(actor, details, false);
  }

  /** What happened on this occasion, as an audit record. */
  public AuditRecord record(Draft draft, Instant now, RandomGenerator random) {
    Map<String, String> all = new HashMap<>(details);
    Optional<String> client = Optional.ofNullable(all.remove("client"));
    Optional<String> user = Optional.ofNullable(all.remove("user"));
    all.putAll(draft.details());
    return new AuditRecord(
        AuditId.next(now, random),
        now,
        draft.event(),
        actor,
        draft.client().or(() -> client),
        draft.user().or(() -> user),
        all,
        draft.count());
  }

  /** Does a piece of work on this occasion. */
  public <T> T run(Supplier<T> work) {
    return ScopedValue.where(CURRENT, this).<T, RuntimeException>call(work::get);
  }
}
