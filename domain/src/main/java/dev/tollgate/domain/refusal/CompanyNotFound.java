package dev.tollgate.domain.refusal;

/** There is no such company. */
public record CompanyNotFound(String id)
    implements CompanyRefusal,
        RenameCompanyRefusal,
        DeleteCompanyRefusal,
        RegisterClientRefusal,
        LinkClientRefusal,
        ImportRefusal,
        ExportRefusal {}
