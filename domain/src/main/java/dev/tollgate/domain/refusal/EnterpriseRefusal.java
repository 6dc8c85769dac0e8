package dev.tollgate.domain.refusal;

/** Why nothing was done to an enterprise. */
public sealed interface EnterpriseRefusal extends AdminRefusal permits EnterpriseNotFound {}
