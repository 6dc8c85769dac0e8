package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal.DeleteEnterpriseRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotEmpty;
import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotFound;
import dev.tollgate.application.storage.Contents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Result;
import java.util.Optional;

/** Deletes an enterprise; the tokens of its clients become invalid at once. */
public final class DeleteEnterprise {

  private final Enterprises enterprises;

  public DeleteEnterprise(Enterprises enterprises) {
    this.enterprises = enterprises;
  }

  /** With {@code cascade}, also deletes its companies and clients. */
  public Result<Deleted, DeleteEnterpriseRefusal> delete(String id, boolean cascade) {
    Optional<EnterpriseId> known = EnterpriseId.parse(id);
    if (known.isEmpty()) {
      return Result.refused(new EnterpriseNotFound(id));
    }
    return switch (enterprises.remove(known.get(), cascade)) {
      case Removal.Done(Contents contents) -> Result.ok(new Deleted(known.get(), contents));
      case Removal.NotEmpty(Contents contents) ->
          Result.refused(
              new EnterpriseNotEmpty(known.get(), contents.companies(), contents.clients()));
      case Removal.Missing() -> Result.refused(new EnterpriseNotFound(id));
    };
  }

  /** What was deleted, and how much was deleted with it. */
  public record Deleted(EnterpriseId id, Contents contents) {}
}
