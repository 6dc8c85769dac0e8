package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Enterprises in memory. */
record MemoryEnterprises(Supplier<MemoryData> data) implements Enterprises {

  @Override
  public boolean add(Enterprise enterprise) {
    return data.get().enterprises.add(enterprise.id().value(), enterprise);
  }

  @Override
  public Optional<Enterprise> find(EnterpriseId id) {
    return data.get().enterprises.find(id.value());
  }

  @Override
  public List<Enterprise> page(Listing listing) {
    return data.get().enterprises.page(listing, Enterprise::active);
  }

  @Override
  public boolean change(EnterpriseId id, TenantChange change) {
    return data.get().enterprises.change(id.value(), old -> Optional.of(change.of(old)));
  }

  @Override
  public Removal remove(EnterpriseId id, boolean cascade) {
    return MemoryRemoval.remove(data.get(), id, cascade);
  }
}
