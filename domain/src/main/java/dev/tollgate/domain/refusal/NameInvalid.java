package dev.tollgate.domain.refusal;

/** The text cannot be a name or a description. */
public record NameInvalid(String name)
    implements CreateEnterpriseRefusal,
        CreateCompanyRefusal,
        CreateScopeRefusal,
        RegisterClientRefusal,
        RenameEnterpriseRefusal,
        RenameCompanyRefusal,
        UpdateClientRefusal {}
