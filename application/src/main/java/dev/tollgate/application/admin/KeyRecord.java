package dev.tollgate.application.admin;

import dev.tollgate.domain.SigningKey;

/** A key as administrators see it. */
public record KeyRecord(SigningKey key, KeyState state) {}
