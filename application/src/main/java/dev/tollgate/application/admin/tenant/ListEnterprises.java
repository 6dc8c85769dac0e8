package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.domain.Enterprise;
import java.util.List;

/** Lists enterprises, ordered by id. */
public final class ListEnterprises {

  private final Enterprises enterprises;

  public ListEnterprises(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  public List<Enterprise> list(Listing listing) {
    return enterprises.page(listing);
  }
}
