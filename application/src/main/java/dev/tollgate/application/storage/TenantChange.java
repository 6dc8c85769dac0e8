package dev.tollgate.application.storage;

import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.Name;

/** One change to an enterprise or a company. */
public sealed interface TenantChange extends CompanyChange {

  record SetActive(boolean active) implements TenantChange {}

  record Rename(Name name) implements TenantChange {}

  /** What becomes of an enterprise. */
  default Enterprise of(Enterprise old) {
    return switch (this) {
      case SetActive(boolean active) ->
          new Enterprise(old.id(), old.name(), active, old.createdAt());
      case Rename(Name name) -> new Enterprise(old.id(), name, old.active(), old.createdAt());
    };
  }
}
