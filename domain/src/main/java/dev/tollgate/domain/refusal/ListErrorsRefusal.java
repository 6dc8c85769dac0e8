package dev.tollgate.domain.refusal;

/** Why no errors were listed. */
public sealed interface ListErrorsRefusal extends AdminRefusal permits ContractNotFound {}
