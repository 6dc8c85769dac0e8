package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotFound;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Result;

/** Changes one enterprise; the server applies it within a second. */
public final class ChangeEnterprise {

  private final Enterprises enterprises;

  public ChangeEnterprise(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  /** Returns the changed enterprise. */
  public Result<Enterprise, EnterpriseNotFound> change(String id, TenantChange change) {
    return Result.of(
        EnterpriseId.parse(id)
            .filter(known -> enterprises.change(known, change))
            .flatMap(enterprises::find),
        new EnterpriseNotFound(id));
  }
}
