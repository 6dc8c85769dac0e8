package dev.tollgate.domain.refusal;

import dev.tollgate.domain.ClientId;

/** There is a client with this id already. */
public record ClientExists(ClientId id) implements RegisterClientRefusal {}
