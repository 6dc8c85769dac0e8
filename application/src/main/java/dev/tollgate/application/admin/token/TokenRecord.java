package dev.tollgate.application.admin.token;

import dev.tollgate.domain.Token;

/** A token on record, and whether it has effect now. */
public record TokenRecord(Token token, TokenState state) {}
