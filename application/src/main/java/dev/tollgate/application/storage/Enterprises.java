package dev.tollgate.application.storage;

import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import java.util.List;
import java.util.Optional;

/** The enterprises on record. */
public interface Enterprises {

  /** False, and nothing is changed, if the id is taken. */
  boolean add(Enterprise enterprise);

  Optional<Enterprise> find(EnterpriseId id);

  List<Enterprise> page(Listing listing);

  /** False if there is no such enterprise. */
  boolean change(EnterpriseId id, TenantChange change);

  /**
   * Removes an enterprise that holds no companies and no clients; with {@code cascade} whatever it
   * holds, all or nothing. The tokens of removed clients stay on record until they are purged.
   */
  Removal remove(EnterpriseId id, boolean cascade);
}
