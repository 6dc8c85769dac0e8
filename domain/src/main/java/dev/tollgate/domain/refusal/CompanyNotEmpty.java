package dev.tollgate.domain.refusal;

import dev.tollgate.domain.CompanyId;

/** Clients are still linked to the company, or it still has documents. */
public record CompanyNotEmpty(CompanyId id, long clients, long documents)
    implements DeleteCompanyRefusal {}
