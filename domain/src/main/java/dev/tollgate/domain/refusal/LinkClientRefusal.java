package dev.tollgate.domain.refusal;

/** Why a client was not linked to a company. */
public sealed interface LinkClientRefusal extends AdminRefusal
    permits ClientNotFound, CompanyNotFound, CompanyForeign {}
