package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.EnterpriseNotFound;
import dev.tollgate.domain.refusal.NameInvalid;
import dev.tollgate.domain.refusal.RenameEnterpriseRefusal;
import java.util.Optional;

/** Gives an enterprise another name. */
public final class RenameEnterprise {

  private final Enterprises enterprises;

  public RenameEnterprise(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  /** Answers with the enterprise as it is after the change. */
  public Result<Enterprise, RenameEnterpriseRefusal> rename(String id, String name) {
    Optional<Name> valid = Name.parse(name);
    if (valid.isEmpty()) {
      return Result.refused(new NameInvalid(name));
    }
    return EnterpriseId.parse(id)
        .filter(known -> enterprises.change(known, new TenantChange.Rename(valid.get())))
        .flatMap(enterprises::find)
        .<Result<Enterprise, RenameEnterpriseRefusal>>map(Result::ok)
        .orElseGet(() -> Result.refused(new EnterpriseNotFound(id)));
  }
}
