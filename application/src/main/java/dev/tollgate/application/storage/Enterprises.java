package dev.tollgate.application.storage;

import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import java.util.List;
import java.util.Optional;

/** The enterprises, the owners of companies and clients. */
public interface Enterprises {

  /** False, and nothing changes, if the id is taken. */
  boolean add(Enterprise enterprise);

  Optional<Enterprise> find(EnterpriseId id);

  List<Enterprise> page(Listing listing);

  /** False if the enterprise does not exist. */
  boolean change(EnterpriseId id, TenantChange change);

  /**
   * Removes an enterprise if it has no companies and no clients; with {@code cascade}, removes it
   * together with everything it owns, in one step. The tokens of removed clients stay on record
   * until they are purged.
   */
  Removal remove(EnterpriseId id, boolean cascade);
}
