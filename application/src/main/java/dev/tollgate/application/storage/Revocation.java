package dev.tollgate.application.storage;

import dev.tollgate.domain.TokenId;

/**
 * A token that was revoked.
 *
 * @param place above 0, and below the places of all revocations that begin once this one is seen
 */
public record Revocation(long place, TokenId token) {}
