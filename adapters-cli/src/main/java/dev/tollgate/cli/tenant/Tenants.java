package dev.tollgate.cli.tenant;

import dev.tollgate.application.storage.TenantChange;

/** The changes that enterprises and companies share. */
final class Tenants {

  static final TenantChange ACTIVATE = new TenantChange.SetActive(true);
  static final TenantChange DEACTIVATE = new TenantChange.SetActive(false);

  private Tenants() {}
}
