package dev.tollgate.domain.refusal;

/** Too many passwords are being checked at the moment; this attempt does not count. */
public record SignInBusy() implements SignInRefusal {}
