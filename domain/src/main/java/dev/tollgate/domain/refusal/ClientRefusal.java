package dev.tollgate.domain.refusal;

/** Why nothing was done to a client. */
public sealed interface ClientRefusal extends AdminRefusal permits ClientNotFound {}
