package dev.tollgate.domain.refusal;

import dev.tollgate.domain.ClientId;

/** The client proves who it is in another way than by secrets. */
public record SecretNotUsed(ClientId client) implements AddSecretRefusal {}
