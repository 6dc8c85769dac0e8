package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.NameInvalid;
import dev.tollgate.application.admin.tenant.TenantRefusal.RenameEnterpriseRefusal;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Result;
import java.util.Optional;

/** Renames an enterprise. */
public final class RenameEnterprise {

  private final Enterprises enterprises;

  public RenameEnterprise(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  /** Returns the changed enterprise. */
  public Result<Enterprise, RenameEnterpriseRefusal> rename(String id, String name) {
    Optional<Name> valid = Name.parse(name);
    if (valid.isEmpty()) {
      return Result.refused(new NameInvalid(name));
    }
    return Result.of(
        EnterpriseId.parse(id)
            .filter(known -> enterprises.change(known, new TenantChange.Rename(valid.get())))
            .flatMap(enterprises::find),
        new EnterpriseNotFound(id));
  }
}
