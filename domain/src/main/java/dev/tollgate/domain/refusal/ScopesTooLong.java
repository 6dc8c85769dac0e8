package dev.tollgate.domain.refusal;

/** Tokens with all scopes of the client would not fit into a header. */
public record ScopesTooLong(int length, int most)
    implements RegisterClientRefusal, UpdateClientRefusal {}
