package dev.tollgate.domain.refusal;

/** Why a key was not retired. */
public sealed interface RetireKeyRefusal extends AdminRefusal permits KeyNotFound, KeySigns {}
