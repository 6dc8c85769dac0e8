package dev.tollgate.domain.refusal;

/** No redirect URI was sent, and the client does not have exactly one. */
public record RedirectUriMissing() implements RedirectTargetRefusal {}
