package dev.tollgate.domain.refusal;

/** Why not all documents of a company were given out. */
public sealed interface ExportRefusal extends AdminRefusal
    permits CompanyNotFound, LibraryChanged {}
