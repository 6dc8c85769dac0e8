package dev.tollgate.application.storage;

import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Slug;
import java.util.List;
import java.util.Optional;

/** The companies of all enterprises. */
public interface Companies {

  /**
   * Adds a company. False, and nothing changes, if its id, its slug or its account number is taken
   * or its enterprise does not exist; a deletion of the enterprise that runs at the same time
   * removes the company or makes this false.
   */
  boolean add(Company company);

  Optional<Company> find(CompanyId id);

  Optional<Company> findBySlug(Slug slug);

  /** The next account number: greater than any that was given out or added before, from 1. */
  long nextAccountNumber();

  List<Company> page(Listing listing);

  /** False if the company does not exist, or the change does not apply to it. */
  boolean change(CompanyId id, CompanyChange change);

  /**
   * Removes a company if it has no documents and no projects, no client is linked to it and no user
   * belongs to it; with {@code cascade}, removes it together with these clients, documents and
   * projects, in one step. Memberships and grants of the company go with it; users stay. The tokens
   * and codes of removed clients stay on record until they are purged.
   */
  Removal remove(CompanyId id, boolean cascade);
}
