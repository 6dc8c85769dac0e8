package dev.tollgate.cli.tenant;

import dev.tollgate.application.admin.tenant.DeleteCompany;
import dev.tollgate.application.admin.tenant.DeleteEnterprise;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Enterprise;

/** What is shown of enterprises and companies. */
final class TenantShapes {

  static final Shape<Enterprise> ENTERPRISE =
      Shape.<Enterprise>of("enterprise_id", it -> Cell.text(it.id()))
          .and("name", it -> Cell.text(it.name()))
          .and("active", it -> new Cell.Flag(it.active()))
          .detail("created_at", it -> new Cell.Time(it.createdAt()));

  static final Shape<Company> COMPANY =
      Shape.<Company>of("company_id", it -> Cell.text(it.id()))
          .and("enterprise_id", it -> Cell.text(it.enterprise()))
          .and("name", it -> Cell.text(it.name()))
          .detail("organization_id", it -> Cell.text(it.id().organizationId()))
          .detail("slug", it -> Cell.text(it.slug()))
          .detail("account_number", TenantShapes::accountNumber)
          .detail("claims", it -> new Cell.Json(it.claims().json()))
          .detail("sandbox", it -> new Cell.Flag(it.sandbox()))
          .and("active", it -> new Cell.Flag(it.active()))
          .detail("created_at", it -> new Cell.Time(it.createdAt()));

  static final Shape<DeleteEnterprise.Deleted> DELETED_ENTERPRISE =
      Shape.<DeleteEnterprise.Deleted>of("enterprise_id", it -> Cell.text(it.id()))
          .and("deleted", _ -> new Cell.Flag(true))
          .and("companies", it -> new Cell.Count(it.contents().companies()))
          .and("clients", it -> new Cell.Count(it.contents().clients()))
          .and("documents", it -> new Cell.Count(it.contents().documents()))
          .and("projects", it -> new Cell.Count(it.contents().projects()))
          .and("users", it -> new Cell.Count(it.contents().users()));

  static final Shape<DeleteCompany.Deleted> DELETED_COMPANY =
      Shape.<DeleteCompany.Deleted>of("company_id", it -> Cell.text(it.id()))
          .and("deleted", _ -> new Cell.Flag(true))
          .and("clients", it -> new Cell.Count(it.contents().clients()))
          .and("documents", it -> new Cell.Count(it.contents().documents()))
          .and("projects", it -> new Cell.Count(it.contents().projects()))
          .and("users", it -> new Cell.Count(it.contents().users()));

  private TenantShapes() {}

  private static Cell accountNumber(Company company) {
    return company.accountNumber().isPresent()
        ? new Cell.Count(company.accountNumber().getAsLong())
        : new Cell.Nothing();
  }
}
