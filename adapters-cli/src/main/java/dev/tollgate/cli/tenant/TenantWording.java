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
import java.util.ArrayList;
import java.util.List;

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
          stillHas(
                  "Enterprise " + Quoted.of(id),
                  List.of(
                      Counted.of(companies, "company", "companies"),
                      Counted.of(clients, "client", "clients")))
              + TOO;
      case CompanyNotEmpty(var id, long clients, long documents, long projects, long users) ->
          stillHas("Company " + Quoted.of(id), ofCompany(clients, documents, projects, users))
              + (users == 0 ? TOO : ANYWAY);
    };
  }

  private static final String TOO = " Add --cascade to delete them too.";

  private static final String ANYWAY =
      " Add --cascade to delete it anyway. The users stay, but no longer belong to it.";

  private static List<String> ofCompany(long clients, long documents, long projects, long users) {
    List<String> parts = new ArrayList<>();
    parts.add(Counted.of(clients, "client", "clients"));
    parts.add(Counted.of(documents, "document", "documents"));
    if (projects > 0) {
      parts.add(Counted.of(projects, "project", "projects"));
    }
    if (users > 0) {
      parts.add(Counted.of(users, "user", "users"));
    }
    return parts;
  }

  private static String stillHas(String tenant, List<String> parts) {
    return "%s still has %s and %s."
        .formatted(tenant, String.join(", ", parts.subList(0, parts.size() - 1)), parts.getLast());
  }
}
