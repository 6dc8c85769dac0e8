package dev.tollgate.cli.tenant;

import dev.tollgate.application.admin.tenant.TenantRefusal;
import dev.tollgate.application.admin.tenant.TenantRefusal.ClaimRefused;
import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotEmpty;
import dev.tollgate.application.admin.tenant.TenantRefusal.CompanyNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotEmpty;
import dev.tollgate.application.admin.tenant.TenantRefusal.EnterpriseNotFound;
import dev.tollgate.application.admin.tenant.TenantRefusal.NameInvalid;
import dev.tollgate.application.admin.tenant.TenantRefusal.SlugInvalid;
import dev.tollgate.application.admin.tenant.TenantRefusal.SlugTaken;
import dev.tollgate.cli.command.ClaimWording;
import dev.tollgate.cli.command.Counted;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Wording;

/** Tells administrators why nothing was done to an enterprise or a company. */
final class TenantWording {

  private TenantWording() {}

  static String of(TenantRefusal refusal) {
    return switch (refusal) {
      case EnterpriseNotFound(String id) -> Wording.missing("enterprise", id);
      case CompanyNotFound(String id) -> Wording.missing("company", id);
      case ClaimRefused(var problem) -> ClaimWording.of(problem);
      case NameInvalid(String name) -> Wording.invalid(name, "name");
      case SlugInvalid(String slug) ->
          Quoted.of(slug)
              + " is not a valid slug. Use 1 to 63 lower-case letters and digits, with single"
              + " hyphens between them, such as acme-paints.";
      case SlugTaken(var slug) ->
          "Another company has the slug %s. Choose a different one.".formatted(Quoted.of(slug));
      case EnterpriseNotEmpty(var id, long companies, long clients) ->
          notEmpty(
              "Enterprise " + Quoted.of(id),
              Counted.of(companies, "company", "companies"),
              Counted.of(clients, "client", "clients"));
      case CompanyNotEmpty(var id, long clients, long documents, long users) when users == 0 ->
          notEmpty(
              "Company " + Quoted.of(id),
              Counted.of(clients, "client", "clients"),
              Counted.of(documents, "document", "documents"));
      case CompanyNotEmpty(var id, long clients, long documents, long users) ->
          "Company %s still has %s, %s and %s. Add --cascade to delete it anyway. The users stay, but"
                  .formatted(
                      Quoted.of(id),
                      Counted.of(clients, "client", "clients"),
                      Counted.of(documents, "document", "documents"),
                      Counted.of(users, "user", "users"))
              + " no longer belong to it.";
    };
  }

  private static String notEmpty(String tenant, String some, String others) {
    return "%s still has %s and %s. Add --cascade to delete them too."
        .formatted(tenant, some, others);
  }
}
