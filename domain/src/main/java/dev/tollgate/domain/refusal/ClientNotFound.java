package dev.tollgate.domain.refusal;

/** There is no such client. */
public record ClientNotFound(String id)
    implements ClientRefusal,
        LinkClientRefusal,
        UpdateClientRefusal,
        SecretRefusal,
        AddSecretRefusal,
        ReplaceKeysRefusal {}
