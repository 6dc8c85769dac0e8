package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.EnterpriseNotFound;
import dev.tollgate.domain.refusal.EnterpriseRefusal;

/** Changes one enterprise; the server honours it within a second. */
public final class ChangeEnterprise {

  private final Enterprises enterprises;

  public ChangeEnterprise(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  /** Answers with the enterprise as it is after the change. */
  public Result<Enterprise, EnterpriseRefusal> change(String id, TenantChange change) {
    return EnterpriseId.parse(id)
        .filter(known -> enterprises.change(known, change))
        .flatMap(enterprises::find)
        .<Result<Enterprise, EnterpriseRefusal>>map(Result::ok)
        .orElseGet(() -> Result.refused(new EnterpriseNotFound(id)));
  }
}
