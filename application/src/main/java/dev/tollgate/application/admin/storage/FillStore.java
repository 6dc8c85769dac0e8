package dev.tollgate.application.admin.storage;

import dev.tollgate.application.admin.storage.FillRefusal.FillDiffers;
import dev.tollgate.application.admin.storage.FillRefusal.FillInterrupted;
import dev.tollgate.application.admin.storage.FillRefusal.FillUnderWay;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Result;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Fills an empty store from a source, and compares both in the end. One run at a time does; one
 * that was cut off goes on when it is begun again, and until it has ended a marker in the store
 * tells.
 */
public final class FillStore {

  private static final int BETWEEN_TELLINGS = 1000;

  private final Storage target;
  private final Supplier<Imprint> imprints;
  private final InstantSource clock;
  private final LongConsumer progress;

  /**
   * Has done nothing yet.
   *
   * @param progress is told every now and then how many entries were passed, and how many of those
   *     that came of it were compared
   */
  public FillStore(
      Storage target, Supplier<Imprint> imprints, InstantSource clock, LongConsumer progress) {
    this.target = target;
    this.imprints = imprints;
    this.clock = clock;
    this.progress = progress;
  }

  /** Answers with how many there are of each kind then. */
  public Result<Map<String, Long>, FillRefusal> fill(EntrySource source) {
    FillRun run = new FillRun(target.leases(), clock);
    if (!run.begin()) {
      return Result.refused(new FillUnderWay());
    }
    try {
      return new CheckTarget(target)
          .check(source.origin())
          .fold(resumes -> fill(source, resumes, run), Result::refused);
    } catch (FillRun.Overtaken e) {
      return Result.refused(new FillUnderWay());
    } finally {
      run.end();
    }
  }

  private Result<Map<String, Long>, FillRefusal> fill(
      EntrySource source, boolean resumes, FillRun run) {
    FillMarker marker = new FillMarker(target.leases());
    if (!marker.put(source.origin())) {
      return Result.refused(new FillInterrupted());
    }
    Filling filling = new Filling(target, resumes);
    try {
      source.pour(told(filling::add, run));
      filling.end();
    } finally {
      filling.drop();
    }
    Imprint imprint = imprints.get();
    Map<String, Long> counts = new ReadStore(target).read(told(imprint, run));
    if (!imprint.digest().equals(source.digest(told(_ -> {}, run)))) {
      return Result.refused(new FillDiffers());
    }
    marker.remove(source.origin());
    return Result.ok(counts);
  }

  private Consumer<Entry<?>> told(Consumer<Entry<?>> into, FillRun run) {
    long[] passed = {0};
    return entry -> {
      into.accept(entry);
      run.goOn();
      if (++passed[0] % BETWEEN_TELLINGS == 0) {
        progress.accept(passed[0]);
      }
    };
  }
}
