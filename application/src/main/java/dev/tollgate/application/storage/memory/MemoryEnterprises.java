package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import java.util.List;
import java.util.Optional;

/** Enterprises in memory. */
record MemoryEnterprises(Access store) implements Enterprises {

  @Override
  public boolean add(Enterprise enterprise) {
    return store.run(data -> data.enterprises.add(enterprise));
  }

  @Override
  public Optional<Enterprise> find(EnterpriseId id) {
    return store.run(data -> data.enterprises.find(id.value()));
  }

  @Override
  public List<Enterprise> page(Listing listing) {
    return store.run(data -> data.enterprises.page(listing, Enterprise::active));
  }

  @Override
  public boolean change(EnterpriseId id, TenantChange change) {
    return store.run(
        data -> data.enterprises.change(id.value(), old -> Optional.of(change.of(old))));
  }

  @Override
  public Removal remove(EnterpriseId id, boolean cascade) {
    return store.run(data -> Removals.remove(data, id, cascade));
  }
}
