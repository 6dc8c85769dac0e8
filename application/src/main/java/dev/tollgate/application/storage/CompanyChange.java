package dev.tollgate.application.storage;

import dev.tollgate.domain.Company;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Name;
import java.util.Optional;

/** One change to a company. */
public sealed interface CompanyChange permits TenantChange, CompanyChange.SetClaims {

  /** Does not apply if the company no longer has the claims that were seen. */
  record SetClaims(CustomClaims claims, CustomClaims seen) implements CompanyChange {}

  /** What becomes of a company; empty if the change does not apply to it. */
  default Optional<Company> of(Company old) {
    return switch (this) {
      case TenantChange.SetActive(boolean active) ->
          Optional.of(with(old, old.name(), old.claims(), active));
      case TenantChange.Rename(Name name) ->
          Optional.of(with(old, name, old.claims(), old.active()));
      case SetClaims(CustomClaims claims, CustomClaims seen) ->
          old.claims().equals(seen)
              ? Optional.of(with(old, old.name(), claims, old.active()))
              : Optional.empty();
    };
  }

  private static Company with(Company old, Name name, CustomClaims claims, boolean active) {
    return new Company(
        old.id(),
        old.enterprise(),
        name,
        old.slug(),
        old.accountNumber(),
        claims,
        active,
        old.createdAt());
  }
}
