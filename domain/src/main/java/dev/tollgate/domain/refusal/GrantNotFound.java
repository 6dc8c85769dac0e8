package dev.tollgate.domain.refusal;

/** There is no such grant of this user and client. */
public record GrantNotFound() implements InstallationRefusal {}
