package dev.tollgate.domain.refusal;

import dev.tollgate.domain.ClientId;

/** The client proves who it is in another way than by keys. */
public record KeysNotUsed(ClientId client) implements ReplaceKeysRefusal {}
