package dev.tollgate.persistence.jdbc.clients;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of the table {@code spent_assertion}. */
@MappedEntity(value = "spent_assertion", escape = false)
record AssertionRow(@Id String digest, long expiresAt) {}
