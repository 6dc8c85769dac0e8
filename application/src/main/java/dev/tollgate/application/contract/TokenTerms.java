package dev.tollgate.application.contract;

import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.TokenForm;
import java.time.Duration;
import java.util.Optional;

/**
 * How a contract issues a kind of token.
 *
 * @param lifetime in whole seconds; empty if they live until they are revoked, which only opaque
 *     tokens may
 * @param defaultAudience the audience of a token for which no resource was asked; empty if the
 *     tokens name none then
 */
public record TokenTerms(
    TokenForm form, Optional<Duration> lifetime, Optional<ResourceUri> defaultAudience) {}
