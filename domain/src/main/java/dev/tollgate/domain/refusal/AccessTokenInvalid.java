package dev.tollgate.domain.refusal;

/** The access token is missing or not live, or the token is of another kind. */
public record AccessTokenInvalid() implements InstallationRefusal {}
