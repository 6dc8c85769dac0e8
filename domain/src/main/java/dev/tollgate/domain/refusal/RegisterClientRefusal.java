package dev.tollgate.domain.refusal;

/** Why no client was registered. */
public sealed interface RegisterClientRefusal extends AdminRefusal
    permits NameInvalid,
        ClientIdInvalid,
        ClientExists,
        CompanyNotFound,
        ScopesNotFound,
        ScopesTooLong,
        SecretWeak,
        KeysInvalid,
        GrantNeedsAuthentication,
        ContractNotFound {}
