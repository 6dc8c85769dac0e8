package dev.tollgate.domain.refusal;

/** Why no page of documents was given. */
public sealed interface ListRefusal extends Refusal permits PageInvalid {}
