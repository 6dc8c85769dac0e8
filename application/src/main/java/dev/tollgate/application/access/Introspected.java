package dev.tollgate.application.access;

/** A token that is live, of whichever kind. */
public sealed interface Introspected permits LiveToken, LiveRefreshToken {}
