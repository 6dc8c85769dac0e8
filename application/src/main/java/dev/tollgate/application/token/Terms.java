package dev.tollgate.application.token;

import dev.tollgate.domain.SigningAlgorithm;
import java.time.Duration;

/**
 * What a contract rules differently from others before any wording.
 *
 * @param contract its name, kept in the record of what it issues
 * @param lifetime how long its access tokens live, in whole seconds
 * @param typ the {@code typ} in the header of its tokens (RFC 7519, 5.1)
 */
public record Terms(String contract, Duration lifetime, SigningAlgorithm algorithm, String typ) {}
