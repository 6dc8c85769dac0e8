package dev.tollgate.domain.refusal;

import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.EnterpriseId;

/** The company belongs to another enterprise than the client, whose enterprise is given. */
public record CompanyForeign(CompanyId company, EnterpriseId enterprise)
    implements LinkClientRefusal {}
