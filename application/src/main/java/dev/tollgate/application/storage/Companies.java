package dev.tollgate.application.storage;

import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import java.util.List;
import java.util.Optional;

/** The companies on record. */
public interface Companies {

  /** False, and nothing is changed, if the id is taken. */
  boolean add(Company company);

  Optional<Company> find(CompanyId id);

  List<Company> page(Listing listing);

  /** False if there is no such company. */
  boolean change(CompanyId id, TenantChange change);

  /**
   * Removes a company that no client is linked to and that has no documents; with {@code cascade}
   * together with these clients and documents, all or nothing. The tokens of removed clients stay
   * on record until they are purged.
   */
  Removal remove(CompanyId id, boolean cascade);
}
