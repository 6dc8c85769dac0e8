package dev.tollgate.domain.refusal;

import dev.tollgate.domain.CompanyId;

/** The documents of the company were replaced while they were read. */
public record LibraryChanged(CompanyId company) implements ExportRefusal {}
