package dev.tollgate.application.storage;

import dev.tollgate.domain.SecretDigest;
import java.time.Instant;

/**
 * An assertion that is used up.
 *
 * @param expiresAt until when it has to be kept
 */
public record SpentAssertion(SecretDigest digest, Instant expiresAt) {}
