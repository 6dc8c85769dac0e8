package dev.tollgate.cli.tenant;

import dev.tollgate.application.storage.TenantChange;

/** What enterprises and companies have in common. */
final class Tenants {

  static final TenantChange ACTIVATE = new TenantChange.SetActive(true);
  static final TenantChange DEACTIVATE = new TenantChange.SetActive(false);

  private Tenants() {}
}
