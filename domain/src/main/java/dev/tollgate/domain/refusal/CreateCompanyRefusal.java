package dev.tollgate.domain.refusal;

/** Why no company was created. */
public sealed interface CreateCompanyRefusal extends AdminRefusal
    permits NameInvalid, EnterpriseNotFound {}
