package dev.tollgate.domain.refusal;

/**
 * There were too many attempts for this account or from this address.
 *
 * @param retryAfter seconds until the next one counts, in whole minutes
 */
public record SignInLimited(long retryAfter) implements SignInRefusal {}
