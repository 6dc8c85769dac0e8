package dev.tollgate.domain.refusal;

/** The user, the client or an administrator took back what the user had allowed. */
public record GrantRevoked() implements StandingRefusal, InstallationRefusal {}
