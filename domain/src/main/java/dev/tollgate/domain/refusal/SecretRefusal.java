package dev.tollgate.domain.refusal;

/** Why nothing was done to a secret of a client. */
public sealed interface SecretRefusal extends AdminRefusal permits ClientNotFound, SecretNotFound {}
