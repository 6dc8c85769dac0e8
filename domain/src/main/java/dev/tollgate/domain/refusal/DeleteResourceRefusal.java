package dev.tollgate.domain.refusal;

/** Why no resource was deleted. */
public sealed interface DeleteResourceRefusal extends AdminRefusal permits ResourceNotFound {}
