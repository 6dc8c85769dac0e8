package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import java.util.List;
import java.util.Optional;

/** Enterprises of another store, some of them remembered. */
record CachedEnterprises(Enterprises store, Recent<EnterpriseId, Enterprise> recent)
    implements Enterprises {

  @Override
  public boolean add(Enterprise enterprise) {
    return recent.change(enterprise.id(), () -> store.add(enterprise));
  }

  @Override
  public Optional<Enterprise> find(EnterpriseId id) {
    return recent.find(id, store::find);
  }

  @Override
  public List<Enterprise> page(Listing listing) {
    return store.page(listing);
  }

  @Override
  public boolean change(EnterpriseId id, TenantChange change) {
    return recent.change(id, () -> store.change(id, change));
  }

  /** What it owned may be remembered for a second longer, which has no effect without it. */
  @Override
  public Removal remove(EnterpriseId id, boolean cascade) {
    return recent.change(id, () -> store.remove(id, cascade));
  }
}
