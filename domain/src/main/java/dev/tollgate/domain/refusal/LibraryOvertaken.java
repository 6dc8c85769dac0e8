package dev.tollgate.domain.refusal;

import dev.tollgate.domain.CompanyId;

/** A later import for the same company began before this one ended. */
public record LibraryOvertaken(CompanyId company) implements ImportRefusal {}
