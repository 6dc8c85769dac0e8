package dev.tollgate.domain.refusal;

/** Why no resource was created. */
public sealed interface CreateResourceRefusal extends AdminRefusal
    permits ResourceInvalid, ResourceExists {}
