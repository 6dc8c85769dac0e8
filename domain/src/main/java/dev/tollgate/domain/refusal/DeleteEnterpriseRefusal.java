package dev.tollgate.domain.refusal;

/** Why an enterprise was not deleted. */
public sealed interface DeleteEnterpriseRefusal extends AdminRefusal
    permits EnterpriseNotFound, EnterpriseNotEmpty {}
