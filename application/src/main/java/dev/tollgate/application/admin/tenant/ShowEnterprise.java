package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotFound;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Result;

/** Shows one enterprise. */
public final class ShowEnterprise {

  private final Enterprises enterprises;

  public ShowEnterprise(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  public Result<Enterprise, EnterpriseNotFound> show(String id) {
    return Result.of(EnterpriseId.parse(id).flatMap(enterprises::find), new EnterpriseNotFound(id));
  }
}
