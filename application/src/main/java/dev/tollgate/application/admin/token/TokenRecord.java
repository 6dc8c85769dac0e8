package dev.tollgate.application.admin.token;

import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.TokenInactive;
import java.util.Optional;

/**
 * A token on record and its state.
 *
 * @param inactive the first reason why it is not live; empty if it is
 */
public record TokenRecord(Token token, Optional<TokenInactive> inactive) {}
