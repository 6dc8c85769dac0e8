package dev.tollgate.domain.refusal;

/** Why what an administrator asked for was not done. */
public sealed interface AdminRefusal extends Refusal
    permits CreateEnterpriseRefusal,
        EnterpriseRefusal,
        CreateCompanyRefusal,
        CompanyRefusal,
        RenameEnterpriseRefusal,
        RenameCompanyRefusal,
        DeleteEnterpriseRefusal,
        DeleteCompanyRefusal,
        CreateScopeRefusal,
        RegisterClientRefusal,
        ClientRefusal,
        LinkClientRefusal,
        UpdateClientRefusal,
        SecretRefusal,
        AddSecretRefusal,
        CreateResourceRefusal,
        DeleteResourceRefusal,
        RetireKeyRefusal,
        ImportKeyRefusal,
        ShowTokenRefusal,
        RevokeAnyTokenRefusal,
        ListErrorsRefusal,
        ShowErrorRefusal,
        ImportRefusal,
        ExportRefusal {}
