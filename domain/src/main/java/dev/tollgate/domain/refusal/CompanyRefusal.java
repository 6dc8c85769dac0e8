package dev.tollgate.domain.refusal;

/** Why nothing was done to a company. */
public sealed interface CompanyRefusal extends AdminRefusal permits CompanyNotFound {}
