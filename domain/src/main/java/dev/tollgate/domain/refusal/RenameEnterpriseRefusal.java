package dev.tollgate.domain.refusal;

/** Why an enterprise kept its name. */
public sealed interface RenameEnterpriseRefusal extends AdminRefusal
    permits NameInvalid, EnterpriseNotFound {}
