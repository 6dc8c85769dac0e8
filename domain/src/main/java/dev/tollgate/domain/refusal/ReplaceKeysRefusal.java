package dev.tollgate.domain.refusal;

/** Why a client kept the keys that it has. */
public sealed interface ReplaceKeysRefusal extends AdminRefusal
    permits ClientNotFound, KeysInvalid, KeysNotUsed {}
