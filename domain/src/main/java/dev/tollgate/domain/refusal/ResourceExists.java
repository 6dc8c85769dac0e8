package dev.tollgate.domain.refusal;

import dev.tollgate.domain.ResourceUri;

/** There is such a resource already. */
public record ResourceExists(ResourceUri uri) implements CreateResourceRefusal {}
