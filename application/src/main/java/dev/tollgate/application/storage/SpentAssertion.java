package dev.tollgate.application.storage;

import dev.tollgate.domain.SecretDigest;
import java.time.Instant;

/**
 * An assertion that a client has used.
 *
 * @param expiresAt when it expires, and may be forgotten
 */
public record SpentAssertion(SecretDigest digest, Instant expiresAt) {}
