package dev.tollgate.application.admin.storage;

import dev.tollgate.application.admin.storage.FillRefusal.FillInterrupted;
import dev.tollgate.application.admin.storage.FillRefusal.StoreNotEmpty;
import dev.tollgate.application.storage.EntryKind;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.Result;
import java.util.List;
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
        .<Result<Boolean, FillRefusal>>map(kind -> Result.refused(new StoreNotEmpty(kind.value())))
        .orElseGet(() -> Result.ok(false));
  }

  /** Documents are held by companies only. */
  private Optional<EntryKind> firstHeld() {
    Listing one = Listing.first(1);
    return held(EntryKind.ENTERPRISE, target.enterprises().page(one))
        .or(() -> held(EntryKind.COMPANY, target.companies().page(one)))
        .or(() -> held(EntryKind.CLIENT, target.clients().page(one)))
        .or(() -> held(EntryKind.SCOPE, target.scopes().all()))
        .or(() -> held(EntryKind.RESOURCE, target.resources().all()))
        .or(() -> held(EntryKind.KEY, target.keys().all()))
        .or(() -> held(EntryKind.ASSERTION, target.assertions().page("", 1)))
        .or(() -> held(EntryKind.TOKEN, target.allTokens().page("", 1)));
  }

  private static Optional<EntryKind> held(EntryKind kind, List<?> some) {
    return some.isEmpty() ? Optional.empty() : Optional.of(kind);
  }
}
