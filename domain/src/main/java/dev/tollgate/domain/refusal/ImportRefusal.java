package dev.tollgate.domain.refusal;

/** Why a company kept the documents that it has. */
public sealed interface ImportRefusal extends AdminRefusal
    permits CompanyNotFound, LibraryBroken, LibraryOvertaken {}
