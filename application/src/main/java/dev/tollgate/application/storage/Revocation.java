package dev.tollgate.application.storage;

import dev.tollgate.domain.TokenId;

/**
 * The revocation of a token.
 *
 * @param place above 0, and below the places of all revocations that begin after this one is
 *     visible
 */
public record Revocation(long place, TokenId token) {}
