package dev.tollgate.domain.refusal;

import dev.tollgate.domain.EnterpriseId;

/** The enterprise still has companies or clients. */
public record EnterpriseNotEmpty(EnterpriseId id, long companies, long clients)
    implements DeleteEnterpriseRefusal {}
