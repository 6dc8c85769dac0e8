package dev.tollgate.application.admin.storage;

import dev.tollgate.application.admin.storage.FillRefusal.FillInterrupted;
import dev.tollgate.application.admin.storage.FillRefusal.StoreNotEmpty;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.kinds.Kind;
import dev.tollgate.application.storage.kinds.Kinds;
import dev.tollgate.domain.Result;
import java.util.Optional;

/**
 * Says whether a store can be filled from a source: it is empty, or an earlier run was cut off.
 * Changes nothing.
 */
public final class CheckTarget {

  private final Storage target;

  public CheckTarget(Storage target) {
    this.target = target;
  }

  /**
   * Answers with whether an earlier run from this source was cut off.
   *
   * @param origin tells the source from all others
   */
  public Result<Boolean, FillRefusal> check(String origin) {
    Optional<String> begun = new FillMarker(target.leases()).origin();
    if (begun.isPresent()) {
      return begun.get().equals(origin) ? Result.ok(true) : Result.refused(new FillInterrupted());
    }
    return firstHeld()
        .<Result<Boolean, FillRefusal>>map(kind -> Result.refused(new StoreNotEmpty(kind)))
        .orElseGet(() -> Result.ok(false));
  }

  private Optional<String> firstHeld() {
    return Kinds.ALL.stream()
        .filter(kind -> kind.read(target).findFirst().isPresent())
        .map(Kind::name)
        .findFirst();
  }
}
