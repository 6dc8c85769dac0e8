package dev.tollgate.domain.refusal;

/** Why a key was not imported. */
public sealed interface ImportKeyRefusal extends AdminRefusal permits KeyUnusable, KeyExists {}
