package dev.tollgate.application.admin.storage;

import dev.tollgate.application.admin.storage.CopyRefusal.CopyInterrupted;
import dev.tollgate.application.admin.storage.CopyRefusal.StoreNotEmpty;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.kinds.Kind;
import dev.tollgate.application.storage.kinds.Kinds;
import dev.tollgate.domain.Result;
import java.util.Optional;

/**
 * Checks, without changing it, that a store can be copied into: it is empty, or an earlier copy
 * from the same source was interrupted.
 */
public final class CheckTarget {

  private final Storage target;

  public CheckTarget(Storage target) {
    this.target = target;
  }

  /**
   * Returns whether an earlier copy from this source was interrupted.
   *
   * @param origin identifies the source
   */
  public Result<Boolean, CopyRefusal> check(String origin) {
    Optional<String> begun = new CopyMarker(target.leases()).origin();
    if (begun.isPresent()) {
      return begun.get().equals(origin) ? Result.ok(true) : Result.refused(new CopyInterrupted());
    }
    return firstNonEmptyKind()
        .<Result<Boolean, CopyRefusal>>map(kind -> Result.refused(new StoreNotEmpty(kind)))
        .orElseGet(() -> Result.ok(false));
  }

  private Optional<String> firstNonEmptyKind() {
    return Kinds.ALL.stream()
        .filter(kind -> kind.read(target).findFirst().isPresent())
        .map(Kind::name)
        .findFirst();
  }
}
