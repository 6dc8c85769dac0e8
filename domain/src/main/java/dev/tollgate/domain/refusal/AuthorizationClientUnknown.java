package dev.tollgate.domain.refusal;

/** No client id was sent, or no client that may use the contract has it. */
public record AuthorizationClientUnknown() implements RedirectTargetRefusal {}
