package dev.tollgate.domain.refusal;

import dev.tollgate.domain.ClientId;

/** The client has no such secret. */
public record SecretNotFound(ClientId client, String id) implements SecretRefusal {}
