package dev.tollgate.domain.refusal;

/** Why a company kept its name. */
public sealed interface RenameCompanyRefusal extends AdminRefusal
    permits NameInvalid, CompanyNotFound {}
