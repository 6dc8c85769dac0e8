package dev.tollgate.application.health;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Listing;

/** Finds out whether the store answers. */
public final class CheckHealth {

  private final Enterprises enterprises;

  public CheckHealth(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  /**
   * Returns if the store answers.
   *
   * @throws dev.tollgate.application.storage.StoreUnavailable if it does not
   */
  public void check() {
    var _ = enterprises.page(Listing.first(1));
  }
}
