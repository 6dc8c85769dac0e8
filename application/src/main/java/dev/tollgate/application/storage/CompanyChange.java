package dev.tollgate.application.storage;

import dev.tollgate.domain.Company;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Slug;
import java.util.Optional;
import java.util.OptionalLong;

/** One change to a company. */
public sealed interface CompanyChange
    permits TenantChange, CompanyChange.Update, CompanyChange.GiveAccountNumber {

  /**
   * Does not apply if the details are no longer those that were seen when this was decided, or if
   * another company has the slug.
   */
  record Update(Details details, Details seen) implements CompanyChange {}

  /**
   * For a company without one, from an export of an earlier version; does not apply to others.
   *
   * @param number from {@link Companies#nextAccountNumber}
   */
  record GiveAccountNumber(long number) implements CompanyChange {}

  /** What an update sets. */
  record Details(Optional<Slug> slug, CustomClaims claims, boolean sandbox) {

    public static Details of(Company company) {
      return new Details(company.slug(), company.claims(), company.sandbox());
    }
  }

  /** What becomes of a company; empty if the change does not apply to it. */
  default Optional<Company> of(Company old) {
    return switch (this) {
      case TenantChange.SetActive(boolean active) ->
          Optional.of(with(old, old.name(), Details.of(old), active));
      case TenantChange.Rename(Name name) ->
          Optional.of(with(old, name, Details.of(old), old.active()));
      case Update(Details details, Details seen) ->
          Details.of(old).equals(seen)
              ? Optional.of(with(old, old.name(), details, old.active()))
              : Optional.empty();
      case GiveAccountNumber(long number) ->
          old.accountNumber().isEmpty() ? Optional.of(numbered(old, number)) : Optional.empty();
    };
  }

  private static Company numbered(Company old, long number) {
    return new Company(
        old.id(),
        old.enterprise(),
        old.name(),
        old.slug(),
        OptionalLong.of(number),
        old.claims(),
        old.sandbox(),
        old.active(),
        old.createdAt());
  }

  private static Company with(Company old, Name name, Details details, boolean active) {
    return new Company(
        old.id(),
        old.enterprise(),
        name,
        details.slug(),
        old.accountNumber(),
        details.claims(),
        details.sandbox(),
        active,
        old.createdAt());
  }
}
