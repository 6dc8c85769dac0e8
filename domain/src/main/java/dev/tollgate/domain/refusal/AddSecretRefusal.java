package dev.tollgate.domain.refusal;

/** Why a client got no further secret. */
public sealed interface AddSecretRefusal extends AdminRefusal
    permits ClientNotFound, SecretNotUsed {}
