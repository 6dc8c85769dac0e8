package dev.tollgate.domain.refusal;

/** Why a company was not deleted. */
public sealed interface DeleteCompanyRefusal extends AdminRefusal
    permits CompanyNotFound, CompanyNotEmpty {}
