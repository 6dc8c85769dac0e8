package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.EnterpriseNotFound;
import dev.tollgate.domain.refusal.EnterpriseRefusal;

/** Shows one enterprise. */
public final class ShowEnterprise {

  private final Enterprises enterprises;

  public ShowEnterprise(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  public Result<Enterprise, EnterpriseRefusal> show(String id) {
    return EnterpriseId.parse(id)
        .flatMap(enterprises::find)
        .<Result<Enterprise, EnterpriseRefusal>>map(Result::ok)
        .orElseGet(() -> Result.refused(new EnterpriseNotFound(id)));
  }
}
