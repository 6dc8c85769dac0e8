package dev.tollgate.application.admin.tenant;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Slug;

/** Why an enterprise or a company was not created, shown, changed or deleted. */
public sealed interface TenantRefusal {

  /** Why no enterprise was created. */
  sealed interface CreateEnterpriseRefusal extends TenantRefusal {}

  /** Why an enterprise was not renamed. */
  sealed interface RenameEnterpriseRefusal extends TenantRefusal {}

  /** Why an enterprise was not deleted. */
  sealed interface DeleteEnterpriseRefusal extends TenantRefusal {}

  /** Why no company was created. */
  sealed interface CreateCompanyRefusal extends TenantRefusal {}

  /** Why a company was not renamed. */
  sealed interface RenameCompanyRefusal extends TenantRefusal {}

  /** Why the slug and the claims of a company were not changed. */
  sealed interface UpdateCompanyRefusal extends TenantRefusal {}

  /** Why a company was not deleted. */
  sealed interface DeleteCompanyRefusal extends TenantRefusal {}

  /** The text is not a valid name or description. */
  record NameInvalid(String name)
      implements CreateEnterpriseRefusal,
          CreateCompanyRefusal,
          RenameEnterpriseRefusal,
          RenameCompanyRefusal {}

  /** The text is not a valid slug. */
  record SlugInvalid(String slug) implements CreateCompanyRefusal, UpdateCompanyRefusal {}

  /** Another company has this slug. */
  record SlugTaken(Slug slug) implements CreateCompanyRefusal, UpdateCompanyRefusal {}

  /** There is no such enterprise. */
  record EnterpriseNotFound(String id)
      implements CreateCompanyRefusal, RenameEnterpriseRefusal, DeleteEnterpriseRefusal {}

  /** The enterprise still has companies or clients. */
  record EnterpriseNotEmpty(EnterpriseId id, long companies, long clients)
      implements DeleteEnterpriseRefusal {}

  /** There is no such company. */
  record CompanyNotFound(String id)
      implements RenameCompanyRefusal, UpdateCompanyRefusal, DeleteCompanyRefusal {}

  /** A custom claim cannot be set or removed. */
  record ClaimRefused(EditClaims.Problem problem) implements UpdateCompanyRefusal {}

  /** The company still has documents, projects, clients that are linked to it, or users. */
  record CompanyNotEmpty(CompanyId id, long clients, long documents, long projects, long users)
      implements DeleteCompanyRefusal {}
}
