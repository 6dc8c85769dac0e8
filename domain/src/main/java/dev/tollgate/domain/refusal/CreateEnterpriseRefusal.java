package dev.tollgate.domain.refusal;

/** Why no enterprise was created. */
public sealed interface CreateEnterpriseRefusal extends AdminRefusal permits NameInvalid {}
